"""How far a long run has come."""

from __future__ import annotations

from collections.abc import Callable

from attrs import frozen


@frozen(kw_only=True)
class Progress:
    """How far a run has come.

    Attributes:
        texts: done; failures are among them.
        failures: of these.
        words: of the texts done, about.
        seconds: since the run began.
        words_left: about; None if nobody knows how much there is.
    """

    texts: int
    failures: int
    words: int
    seconds: float
    words_left: int | None = None

    @property
    def words_per_second(self) -> float:
        """Words done in a second, on average."""
        return self.words / self.seconds if self.seconds > 0 else 0.0

    @property
    def seconds_left(self) -> float | None:
        """Seconds that the rest will take at this rate; None if nobody knows."""
        if self.words_left is None or not self.words:
            return None
        return self.words_left / self.words_per_second

    def __str__(self) -> str:
        parts = [f"{self.texts:,} texts", f"{self.words:,} words"]
        if self.failures:
            parts.append(f"{self.failures:,} failed")
        parts.append(f"{self.words_per_second:,.0f} words/s")
        if self.seconds_left is not None:
            parts.append(f"{format_seconds(self.seconds_left)} left")
        return ", ".join(parts)


Report = Callable[[Progress], object]


def format_seconds(seconds: float) -> str:
    """Return *seconds* as people read them: "3 h 05 min", "2 min 10 s", "7 s"."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return f"{hours} h {minutes:02} min"
    return f"{minutes} min {rest:02} s" if minutes else f"{rest} s"
