"""The service: from a request to its answer, with nothing of a web framework between."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from rostra.safety.judge import Context, JudgeError, Judges, Scores
from rostra.safety.language_support import MODELLED
from rostra.safety.perspective import (
    answers,
    asked,
    bodies,
    coral,
    discovery,
    errors,
    metrics,
    suggested,
)
from rostra.safety.perspective.asked import Analyze
from rostra.safety.perspective.batching import BusyError
from rostra.safety.perspective.errors import ServiceError
from rostra.safety.perspective.exchange import Answer, Request
from rostra.safety.perspective.keeping import Client, Keeper
from rostra.safety.perspective.names import modelled
from rostra.safety.perspective.register import FRESH_S, Register
from rostra.safety.perspective.speaking import Spoken, base, spoken
from rostra.safety.perspective.stages import Mode, Stages
from rostra.safety.pipeline import Pipeline
from rostra.safety.subject import ArticleFacts
from rostra.safety.verdict import Span

log = logging.getLogger(__name__)

UNKNOWN_KEY_S = 0.25
"""A key that is not known is looked for again, as often as this at most."""
LONG_BODY = 16_384
MOST_STAGES = 32
"""Pairs of judges that are kept ready; sites share one unless each has learned for itself."""
ANYWHERE = {"access-control-allow-origin": "*"}
PREFLIGHT = ANYWHERE | {
    "access-control-allow-methods": "GET, POST",
    "access-control-allow-headers": "authorization, content-type, x-goog-api-key",
    "access-control-max-age": "3600",
}
Handler = Callable[[Request], Awaitable[Answer]]


class Service:
    """Answers what clients of the Perspective API send, and Coral's moderation phase.

    mode: "both" asks both judges about every text; names: further attribute names → ours.
    """

    def __init__(
        self, keeper: Keeper, *, mode: Mode = "cascade", names: Mapping[str, str] | None = None
    ) -> None:
        self.register = Register(keeper)
        self.mode = mode
        self.names = names or {}
        self._stages: dict[tuple[int, int], Stages] = {}
        self._refreshing: asyncio.Task[None] | None = None
        self._routes: dict[tuple[str, str], tuple[str, Handler]] = {
            ("POST", coral.PATH): ("moderate", self._moderate),
            ("GET", "/$discovery/rest"): ("discovery", self._describe),
        }
        for version in discovery.VERSIONS:
            at = f"/{version}/comments:"
            self._routes["POST", f"{at}analyze"] = "analyze", self._analyze
            self._routes["POST", f"{at}suggestscore"] = "suggestscore", self._suggest
            path = f"/discovery/v1/apis/commentanalyzer/{version}/rest"
            self._routes["GET", path] = "discovery", self._describe
        self._paths = {path for _, path in self._routes}

    def takes(self, path: str) -> bool:
        """Whether requests to `path` are this service's."""
        return path in self._paths

    async def answer(self, request: Request) -> Answer:
        """The answer to `request`. Never raises."""
        began = time.perf_counter()
        name, handler = self._routes.get((request.method, request.path), ("other", self._other))
        try:
            answer = await handler(request)
        except ServiceError as error:
            answer = error.answer()
        except (JudgeError, BusyError) as error:
            log.warning("a text could not be judged: %r", error)
            answer = errors.unavailable("The model does not answer now.").answer()
        except Exception:
            log.exception("a request to %s failed", request.path)
            answer = ServiceError(500, "INTERNAL", "Internal error encountered.").answer()
        metrics.requests.labels(name, f"{answer.status // 100}xx").inc()
        metrics.seconds.labels(name).observe(time.perf_counter() - began)
        return Answer(answer.status, answer.document, {**ANYWHERE, **answer.headers})

    async def _other(self, request: Request) -> Answer:
        if request.method == "OPTIONS":
            return Answer(204, None, PREFLIGHT)
        raise errors.not_found()

    async def _describe(self, request: Request) -> Answer:
        parts = request.path.split("/")
        version = parts[-2] if parts[-2] in discovery.VERSIONS else request.query.get("version")
        if version not in discovery.VERSIONS:
            raise errors.not_found()
        return Answer(200, discovery.document(version, request.root))

    async def _analyze(self, request: Request) -> Answer:
        client = await self._admitted(request)
        try:
            wanted = asked.analyze(await read(request.body))
            document = await self._scored(wanted, self._pipeline(client))
        except ServiceError:
            self.register.note(client, "refused")
            raise
        self.register.note(client, "analyzed")
        return Answer(200, document)

    async def _scored(self, wanted: Analyze, pipeline: Pipeline) -> dict[str, object]:
        stages = self._stages_of(pipeline.judges)
        names = self._named(wanted, stages)
        text = wanted.comment.plain.text
        languages = getattr(pipeline.judges.first, "languages", MODELLED)
        speech = spoken(text, wanted.languages, languages)
        if not judged(speech, languages):
            if not wanted.drop_unsupported:
                raise answers.not_scored(next(iter(names)), wanted.languages, speech)
            return answers.analyzed(wanted, names, Scores(), speech, {})
        article = wanted.around.article
        context = Context(wanted.around.parent, ArticleFacts(lead=article) if article else None)
        ours = sorted(set(names.values()))
        scores = await stages.score(text, context, ours, pipeline.policy.judge, self.mode)
        passages = await self._passages(stages, text, scores, ours) if wanted.spans else {}
        return answers.analyzed(wanted, names, scores, speech, passages)

    def _named(self, wanted: Analyze, stages: Stages) -> dict[str, str]:
        """Our attribute for each name asked for. Raises where one is not modelled."""
        found = {name: modelled(name, stages.attributes, self.names) for name in wanted.attributes}
        for name, ours in found.items():
            if ours is None:
                # A judge that could not be loaded names no attribute; what it models is not known.
                judges = stages.judges
                if any(getattr(each, "trouble", None) for each in (judges.first, judges.second)):
                    raise JudgeError("A judge is not at work.")
                raise errors.unknown_attribute(bodies.whole_characters(name)[:80])
        return {name: ours for name, ours in found.items() if ours is not None}

    async def _passages(
        self, stages: Stages, text: str, scores: Scores, attributes: list[str]
    ) -> dict[Span, Scores]:
        """The scores that the passages have by themselves, from the first judge."""
        spans = answers.wanted_passages(scores, attributes)
        found = [stages.first.score(text[begin:end], Context()) for begin, end in spans]
        return dict(zip(spans, await asyncio.gather(*found), strict=True))

    async def _suggest(self, request: Request) -> Answer:
        client = await self._admitted(request)
        keeper = self.register.keeper
        if not keeper.keeps_suggestions:
            raise ServiceError(501, "UNIMPLEMENTED", "This service keeps nothing that is sent.")
        try:
            suggestions = suggested.suggest(await read(request.body))
        except ServiceError:
            self.register.note(client, "refused")
            raise
        await asyncio.to_thread(keeper.suggest, client, suggestions)
        self.register.note(client, "suggested")
        first = suggestions[0]
        answer: dict[str, object] = {"requestedLanguages": list(first.languages)}
        if first.client_token is not None:
            answer["clientToken"] = first.client_token
        return Answer(200, answer)

    async def _moderate(self, request: Request) -> Answer:
        await self._refresh(FRESH_S)
        signature = request.headers.get(coral.SIGNATURE, "")
        try:
            client = coral.signer(signature, request.body, self.register.loaded.signers)
        except ServiceError:
            await self._refresh(UNKNOWN_KEY_S, wait=True)
            client = coral.signer(signature, request.body, self.register.loaded.signers)
        self.register.admit(client)
        subject = coral.subject(await read(request.body), self.register.clock())
        pipeline = self._pipeline(client)
        verdict = await asyncio.to_thread(pipeline.judge, subject, wait=True)
        self.register.note(client, "moderated")
        document = coral.decided(verdict, pipeline.policy.judge.on_failure)
        return Answer(204) if document is None else Answer(200, document)

    async def _admitted(self, request: Request) -> Client:
        """Who asks, let in and counted. Raises `ServiceError`."""
        if len(request.body) > bodies.MAX_BODY:
            raise bodies.too_large()
        await self._refresh(FRESH_S)
        key = key_of(request)
        try:
            client = self.register.client_with(key)
        except ServiceError:
            if not key:
                raise
            await self._refresh(UNKNOWN_KEY_S, wait=True)
            client = self.register.client_with(key)
        self.register.admit(client)
        return client

    async def _refresh(self, older_than: float, *, wait: bool = False) -> None:
        """See to it that what is kept is looked at again; wait where nothing is known yet."""
        if self.register.age < older_than:
            return
        if wait or not self.register.loaded_at:
            await asyncio.to_thread(self.register.refresh, older_than)
        elif self._refreshing is None or self._refreshing.done():
            self._refreshing = asyncio.create_task(self._look_again())

    async def _look_again(self) -> None:
        try:
            await asyncio.to_thread(self.register.refresh)
        except Exception:
            # What was known before still counts; the next request tries again.
            log.exception("the keys could not be looked at")

    def _pipeline(self, client: Client) -> Pipeline:
        """What the texts of `client` are judged with."""
        found = self.register.loaded.pipelines.get(client.site)
        if found is None:
            raise errors.unavailable("The site of this key cannot be found now.")
        return found

    def _stages_of(self, judges: Judges) -> Stages:
        key = id(judges.first), id(judges.second)
        if key not in self._stages:
            if len(self._stages) >= MOST_STAGES:
                self._stages.clear()
            self._stages[key] = Stages(judges, metrics.missed.inc)
        return self._stages[key]


async def read(body: bytes) -> dict[str, Any]:
    """The object in `body`, a long one read where it keeps no other request waiting."""
    if len(body) > LONG_BODY:
        return await asyncio.to_thread(bodies.read, body)
    return bodies.read(body)


def judged(speech: Spoken, languages: frozenset[str]) -> bool:
    """Whether a text in such a language is scored."""
    if speech.judged_as is None:
        return speech.readable
    return base(speech.judged_as) in languages


def key_of(request: Request) -> str:
    """The key in the address, in Google's header, or as a bearer token; "" where there is none."""
    given = request.query.get("key") or request.headers.get("x-goog-api-key", "")
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    return given.strip() or (token.strip() if scheme.lower() == "bearer" else "")
