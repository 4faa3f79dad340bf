"""A test letter, and what the mail server said to it in a sentence a person can act on."""

import smtplib
import socket
import ssl
from dataclasses import dataclass
from email.message import EmailMessage
from email.utils import formataddr, formatdate, make_msgid, parseaddr

from django.conf import settings
from django.utils.translation import gettext as _

from rostra.sites.models import Site

TIMEOUT_S = 10
SMTP_BACKEND = "django.core.mail.backends.smtp.EmailBackend"


@dataclass(frozen=True, slots=True)
class MailAnswer:
    """What became of a letter: `said` in a sentence, `server` in the server's words, `todo`."""

    worked: bool
    said: str
    server: str = ""
    todo: str = ""


def send_test_letter(site: Site, to: str) -> MailAnswer:
    """Send a letter to `to` over the configured server, and tell what it answered."""
    if settings.EMAIL_BACKEND != SMTP_BACKEND:
        return MailAnswer(
            False,
            _("No mail server is set, so letters are only written into a folder."),
            server=str(getattr(settings, "EMAIL_FILE_PATH", "")),
            todo=_("Set ROSTRA_MAIL=smtp://user:password@host:587 and start the server again."),
        )
    try:
        code, words = _deliver(_test_letter(site, to), to)
    except (smtplib.SMTPException, OSError) as error:
        return explain(error)
    return MailAnswer(
        True,
        _("The mail server took the letter for %(to)s.") % {"to": to},
        server=f"{code} {words}".strip(),
        todo=_("Look into the mailbox. Not there in a few minutes? Look among the unwanted mail."),
    )


def explain(error: Exception) -> MailAnswer:
    """Why a letter did not leave, and what to do about it."""
    where = f"{settings.EMAIL_HOST}:{settings.EMAIL_PORT}"
    if isinstance(error.__context__, TimeoutError):
        error = error.__context__  # smtplib calls silence a broken connection
    for kinds, said, todo in _REASONS:
        if isinstance(error, kinds):
            return MailAnswer(False, _(said) % {"where": where}, _server_words(error), _(todo))
    return MailAnswer(
        False,
        _("The mail server at %(where)s did not take the letter.") % {"where": where},
        _server_words(error),
        _("Its answer below says why."),
    )


def _mark(text: str) -> str:
    """Mark a text for translation where it stands in a table."""
    return text


_REASONS: tuple[tuple[tuple[type[Exception], ...], str, str], ...] = (
    (
        (socket.gaierror,),
        _mark("There is no machine called %(where)s."),
        _mark("Check the host name in ROSTRA_MAIL."),
    ),
    (
        (ConnectionRefusedError,),
        _mark("Nothing answers at %(where)s."),
        _mark("Check the port in ROSTRA_MAIL: usually 587, 465 or 25."),
    ),
    (
        (TimeoutError,),
        _mark("%(where)s did not answer within ten seconds."),
        _mark("Check the port, and whether a firewall lets mail out: many hosts close port 25."),
    ),
    (
        (ssl.SSLError,),
        _mark("No safe connection to %(where)s could be made."),
        _mark("Use smtps:// for port 465, smtp+starttls:// for 587; check the certificate."),
    ),
    (
        (smtplib.SMTPAuthenticationError,),
        _mark("The mail server at %(where)s does not know this user or password."),
        _mark("Check user and password in ROSTRA_MAIL; write @ in them as %40."),
    ),
    (
        (smtplib.SMTPSenderRefused,),
        _mark("The mail server at %(where)s does not accept the sender."),
        _mark("Set ROSTRA_MAIL_FROM to an address that this server may send for."),
    ),
    (
        (smtplib.SMTPRecipientsRefused,),
        _mark("The mail server at %(where)s does not accept this recipient."),
        _mark("Try another address; some servers take mail for others only after signing in."),
    ),
    (
        (smtplib.SMTPNotSupportedError,),
        _mark("The mail server at %(where)s cannot do what is asked of it."),
        _mark("Without encryption use smtp://, and leave out user and password if it asks none."),
    ),
    (
        (smtplib.SMTPServerDisconnected,),
        _mark("%(where)s broke off the conversation."),
        _mark("Often the wrong port: 465 needs smtps://, 587 smtp+starttls://."),
    ),
)


def _test_letter(site: Site, to: str) -> EmailMessage:
    message = EmailMessage()
    message["Subject"] = _("Test letter from %(name)s") % {"name": site.title}
    message["From"] = formataddr((site.title, parseaddr(settings.DEFAULT_FROM_EMAIL)[1]))
    message["To"] = to
    message["Date"] = formatdate(localtime=True)
    message["Message-ID"] = make_msgid(
        domain=parseaddr(settings.DEFAULT_FROM_EMAIL)[1].split("@")[-1]
    )
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(_("Mail from your site arrives. Nothing else needs to be done."))
    return message


def _deliver(message: EmailMessage, to: str) -> tuple[int, str]:
    """Send over SMTP and return the server's last reply (Django's own way drops it)."""
    secure = ssl.create_default_context()
    host, port = settings.EMAIL_HOST, settings.EMAIL_PORT
    server: smtplib.SMTP
    if settings.EMAIL_USE_SSL:
        server = smtplib.SMTP_SSL(host, port, timeout=TIMEOUT_S, context=secure)
    else:
        server = smtplib.SMTP(host, port, timeout=TIMEOUT_S)
    with server:
        if settings.EMAIL_USE_TLS:
            server.starttls(context=secure)
        if settings.EMAIL_HOST_USER:
            server.login(settings.EMAIL_HOST_USER, settings.EMAIL_HOST_PASSWORD)
        server.ehlo_or_helo_if_needed()
        sender = parseaddr(settings.DEFAULT_FROM_EMAIL)[1]
        code, words = server.mail(sender)
        if code != 250:
            raise smtplib.SMTPSenderRefused(code, words, sender)
        code, words = server.rcpt(to)
        if code not in (250, 251):
            raise smtplib.SMTPRecipientsRefused({to: (code, words)})
        code, words = server.data(message.as_bytes())
        if code != 250:
            raise smtplib.SMTPDataError(code, words)
        return code, words.decode(errors="replace")


def _server_words(error: Exception) -> str:
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return "; ".join(f"{code} {_text(said)}" for code, said in error.recipients.values())
    if isinstance(error, smtplib.SMTPResponseException):
        return f"{error.smtp_code} {_text(error.smtp_error)}"
    return str(error)


def _text(said: bytes | str) -> str:
    return said.decode(errors="replace") if isinstance(said, bytes) else said
