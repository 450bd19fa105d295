"""What an audit of sources counts."""

from __future__ import annotations

from enum import StrEnum


class Naming(StrEnum):
    """Whether readers learn who a source is.

    Attributes:
        NAMED: by name, wherever in the article that stands.
        UNNAMED: described ("a neighbour", "officials"), and nothing says why there is no name.
        ON_REQUEST: without a name because the source wants it, or may not speak ("on condition of
            anonymity"), as the article says.
        NOBODY: the article credits nobody ("it is alleged that").
    """

    NAMED = "named"
    UNNAMED = "unnamed"
    ON_REQUEST = "anonymous on request"
    NOBODY = "nobody"


class SourceKind(StrEnum):
    """What sort of source it is.

    Attributes:
        OFFICIAL: a person with an office in government, politics, police, courts or forces.
        SPOKESPERSON: who speaks for a body.
        PERSON: any other person.
        GROUP: several people together ("residents", "two officials").
        BODY: an organization, or a place that stands for its government.
        DOCUMENT: a report, a poll, a letter, a court paper.
        AUTHOR: the writer of the article.
        UNKNOWN: it could not be told, or there is no source.
    """

    OFFICIAL = "official"
    SPOKESPERSON = "spokesperson"
    PERSON = "person"
    GROUP = "group"
    BODY = "body"
    DOCUMENT = "document"
    AUTHOR = "author"
    UNKNOWN = "unknown"


class Role(StrEnum):
    """In what part of life a person speaks.

    Attributes:
        OTHER: the article does not say, or says something that the table of roles does not have.
        NO_PERSON: the source is a body or a document.
    """

    GOVERNMENT = "government"
    POLITICS = "politics"
    POLICE = "police and rescue"
    COURTS = "courts and law"
    FORCES = "armed forces"
    SPEAKING = "spokesperson"
    BUSINESS = "business"
    SCIENCE = "science and research"
    HEALTH = "health"
    EDUCATION = "education"
    MEDIA = "media"
    SPORT = "sport"
    CULTURE = "culture"
    CAMPAIGNS = "campaigns and unions"
    FAITH = "faith"
    WORK = "other work"
    FAMILY = "family and friends"
    PUBLIC = "public"
    OTHER = "other or not said"
    NO_PERSON = "no person"


class Channel(StrEnum):
    """By what way the words reached the article, as far as it says so.

    Attributes:
        OUTLET: another outlet, or this one by name ("told the Guardian").
        NOT_SAID: the article does not say.
    """

    INTERVIEW = "interview"
    BRIEFING = "briefing"
    STATEMENT = "statement"
    POST = "post"
    SPEECH = "speech"
    MEETING = "meeting"
    COURT = "court or testimony"
    LETTER = "letter or message"
    REPORT = "report"
    POLL = "poll"
    BROADCAST = "broadcast"
    BOOK = "book"
    OUTLET = "outlet"
    NOT_SAID = "not said"
