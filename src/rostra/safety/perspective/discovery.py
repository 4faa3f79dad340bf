"""The description of the service that Google's own clients build themselves from.

Its form is Google's discovery document (https://developers.google.com/discovery/v1/reference).
"""

from typing import Any

VERSIONS = ("v1alpha1", "v1")
DOCS = "https://developers.perspectiveapi.com/"

_TEXT = {"type": "string"}
_TRUTH = {"type": "boolean"}
_NUMBER = {"type": "number", "format": "float"}
_PLACE = {"type": "integer", "format": "int32"}
_TEXTS = {"type": "array", "items": _TEXT}
_TEXT_TYPES = ["TEXT_TYPE_UNSPECIFIED", "PLAIN_TEXT", "HTML"]
_SCORE_TYPES = ["SCORE_TYPE_UNSPECIFIED", "PROBABILITY", "STD_DEV_SCORE", "PERCENTILE", "RAW"]


def _choice(values: list[str]) -> dict[str, Any]:
    return {"type": "string", "enum": values, "enumDescriptions": [""] * len(values)}


def _ref(name: str) -> dict[str, Any]:
    return {"$ref": name}


def _map(name: str) -> dict[str, Any]:
    return {"type": "object", "additionalProperties": _ref(name)}


def _list(name: str) -> dict[str, Any]:
    return {"type": "array", "items": _ref(name)}


_SCHEMAS: dict[str, dict[str, Any]] = {
    "TextEntry": {"text": _TEXT, "type": _choice(_TEXT_TYPES)},
    "ArticleAndParentComment": {"article": _ref("TextEntry"), "parentComment": _ref("TextEntry")},
    "Context": {
        "articleAndParentComment": _ref("ArticleAndParentComment"),
        "entries": _list("TextEntry"),
    },
    "AttributeParameters": {"scoreThreshold": _NUMBER, "scoreType": _choice(_SCORE_TYPES)},
    "Score": {"value": _NUMBER, "type": _choice(_SCORE_TYPES)},
    "SpanScore": {"begin": _PLACE, "end": _PLACE, "score": _ref("Score")},
    "AttributeScores": {"summaryScore": _ref("Score"), "spanScores": _list("SpanScore")},
    "AnalyzeCommentRequest": {
        "clientToken": _TEXT,
        "comment": _ref("TextEntry"),
        "communityId": _TEXT,
        "context": _ref("Context"),
        "doNotStore": _TRUTH,
        "dropUnsupportedAttributes": _TRUTH,
        "languages": _TEXTS,
        "requestedAttributes": _map("AttributeParameters"),
        "sessionId": _TEXT,
        "spanAnnotations": _TRUTH,
    },
    "AnalyzeCommentResponse": {
        "attributeScores": _map("AttributeScores"),
        "clientToken": _TEXT,
        "detectedLanguages": _TEXTS,
        "languages": _TEXTS,
    },
    "SuggestCommentScoreRequest": {
        "attributeScores": _map("AttributeScores"),
        "clientToken": _TEXT,
        "comment": _ref("TextEntry"),
        "communityId": _TEXT,
        "context": _ref("Context"),
        "languages": _TEXTS,
        "sessionId": _TEXT,
    },
    "SuggestCommentScoreResponse": {
        "clientToken": _TEXT,
        "detectedLanguages": _TEXTS,
        "requestedLanguages": _TEXTS,
    },
}

_PARAMETERS: dict[str, Any] = {
    "key": {"type": "string", "location": "query"},
    "access_token": {"type": "string", "location": "query"},
    "oauth_token": {"type": "string", "location": "query"},
    "alt": {"type": "string", "location": "query", "default": "json"},
    "callback": {"type": "string", "location": "query"},
    "fields": {"type": "string", "location": "query"},
    "prettyPrint": {"type": "boolean", "location": "query", "default": "true"},
    "quotaUser": {"type": "string", "location": "query"},
    "uploadType": {"type": "string", "location": "query"},
    "upload_protocol": {"type": "string", "location": "query"},
    "$.xgafv": {"type": "string", "location": "query", "enum": ["1", "2"]},
}


def document(version: str, root: str) -> dict[str, Any]:
    """The document for `version`, whose methods are at `root` ("https://judge.example")."""
    return {
        "kind": "discovery#restDescription",
        "discoveryVersion": "v1",
        "id": f"commentanalyzer:{version}",
        "name": "commentanalyzer",
        "version": version,
        "revision": "20261101",
        "title": "Perspective Comment Analyzer API",
        "description": "Scores comments on the publisher's own machine.",
        "documentationLink": DOCS,
        "protocol": "rest",
        "rootUrl": f"{root}/",
        "mtlsRootUrl": f"{root}/",
        "baseUrl": f"{root}/",
        "basePath": "",
        "servicePath": "",
        "batchPath": "batch",
        "fullyEncodeReservedExpansion": True,
        "ownerDomain": "google.com",
        "ownerName": "Google",
        "parameters": _PARAMETERS,
        "auth": {
            "oauth2": {
                "scopes": {
                    "https://www.googleapis.com/auth/userinfo.email": {
                        "description": "See your email address"
                    }
                }
            }
        },
        "schemas": {
            name: {"id": name, "type": "object", "properties": properties}
            for name, properties in _SCHEMAS.items()
        },
        "resources": {
            "comments": {
                "methods": {
                    "analyze": _method(version, "analyze", "AnalyzeComment"),
                    "suggestscore": _method(version, "suggestscore", "SuggestCommentScore"),
                }
            }
        },
    }


def _method(version: str, name: str, message: str) -> dict[str, Any]:
    path = f"{version}/comments:{name}"
    return {
        "id": f"commentanalyzer.comments.{name}",
        "path": path,
        "flatPath": path,
        "httpMethod": "POST",
        "parameters": {},
        "parameterOrder": [],
        "request": {"$ref": f"{message}Request"},
        "response": {"$ref": f"{message}Response"},
        "scopes": ["https://www.googleapis.com/auth/userinfo.email"],
    }
