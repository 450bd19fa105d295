"""Word classes by which an audit sorts sources: those of ``words.toml``."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from attrs import frozen

from claimkit.auditing.phrases import Phrases
from claimkit.auditing.scheme import Channel, Role
from claimkit.lexicons.loader import load
from claimkit.lexicons.words import make_loader

LANGUAGE = "en"
GOVERNMENT = "Government of "  # so the lexicon names what a capital stands for


@frozen(kw_only=True)
class AuditWords:
    """Word classes; comments in ``words.toml`` explain each."""

    requests: frozenset[str]
    request_words: Mapping[str, frozenset[str]]
    request_breaks: frozenset[str]
    request_states: frozenset[str]
    request_askers: frozenset[str]
    helpers: frozenset[str]
    clausal: frozenset[str]
    of_one: frozenset[str]
    pseudonyms: frozenset[str]
    renamed: frozenset[str]
    possessives: frozenset[str]
    refused: frozenset[str]
    refusing: frozenset[str]
    withholding: frozenset[str]
    behind: frozenset[str]
    judging: frozenset[str]
    ambiguous_heads: frozenset[str]
    unofficial: frozenset[str]
    ranks: frozenset[str]
    state_bodies: frozenset[str]
    more_places: frozenset[str]
    shared_offices: frozenset[str]
    several_offices: frozenset[str]
    roles: Mapping[Role, frozenset[str]]
    fields: Mapping[Role, frozenset[str]]
    elsewhere: Mapping[str, Role]
    titles: Mapping[str, Role]
    channels: Mapping[Channel, frozenset[str]]
    documents: frozenset[str]
    leading: frozenset[str]
    telling: frozenset[str]
    followers: frozenset[str]
    relatives: frozenset[str]
    by_cue: Mapping[str, Channel]
    outlets: Mapping[str, frozenset[str]]

    @cached_property
    def request_rows(self) -> frozenset[tuple[str, ...]]:
        """The rows of classes of words that ask for anonymity."""
        return frozenset(tuple(row.split()) for row in self.requests)

    @cached_property
    def request_classes(self) -> Phrases[str]:
        """The class of each phrase of which such rows are made."""
        return Phrases.of(self.request_words)

    @cached_property
    def changed_names(self) -> Phrases[bool]:
        """The phrases which say that a name is none."""
        return Phrases.of({True: self.pseudonyms | self.renamed})

    @cached_property
    def renaming(self) -> Phrases[bool]:
        """Those that may also begin the next sentence."""
        return Phrases.of({True: self.renamed})

    @cached_property
    def by_role(self) -> Phrases[Role]:
        """The role that each phrase of ``roles`` names."""
        return Phrases.of(self.roles)

    @cached_property
    def role_nouns(self) -> frozenset[str]:
        """The last words of roles."""
        return frozenset(phrase[-1] for phrase in self.by_role.values)

    @cached_property
    def by_field(self) -> Phrases[Role]:
        """The role that each word of ``fields`` tells."""
        return Phrases.of(self.fields)

    @cached_property
    def by_ambiguous_head(self) -> Phrases[str]:
        """The heads of ``ambiguous_heads``, each with its singular."""
        return Phrases.of({head: [head] for head in self.ambiguous_heads})

    @cached_property
    def of_states(self) -> Phrases[bool]:
        """The bodies of states."""
        return Phrases.of({True: self.state_bodies})

    @cached_property
    def places(self) -> frozenset[str]:
        """The names of countries, of their states and of capitals."""
        names = load(LANGUAGE).names
        capitals = {place for place, body in names.metonyms.items() if body.startswith(GOVERNMENT)}
        return names.places | self.more_places | capitals

    @cached_property
    def judging_heads(self) -> Phrases[bool]:
        """The roles in courts whose holders speak for the state."""
        return Phrases.of({True: self.judging})

    @cached_property
    def unofficial_heads(self) -> Phrases[bool]:
        """The roles in politics and war whose holders have no office."""
        return Phrases.of({True: self.unofficial})

    @cached_property
    def by_channel(self) -> Phrases[Channel]:
        """The channel that each phrase of ``channels`` names."""
        return Phrases.of(self.channels)

    @cached_property
    def document_heads(self) -> Phrases[bool]:
        """The documents whose noun is a body's too."""
        return Phrases.of({True: self.documents})

    @cached_property
    def telling_words(self) -> Phrases[bool]:
        """The words behind which the name of an outlet is a channel."""
        return Phrases.of({True: self.telling})

    @cached_property
    def whole_outlets(self) -> Phrases[bool]:
        """The names of outlets."""
        return Phrases.of({True: self.outlets["whole"]})


load_audit_words = make_loader(AuditWords)
