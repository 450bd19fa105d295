// Examples to try; the people are made up.

export const ARTICLE = {
  title: "Old bridge may close",
  text: `OSLO: Mayor Ana Lee said on Monday that the old bridge may have to close this winter.
“We have no money for another repair,” she told reporters at the town hall. “That is the truth.”

Bo Berg, who leads the opposition, denied that the city is short of money. He accused Lee of hiding a surplus from the council.

According to a study by the university, about 9,000 people cross the bridge each day. Two officials, who asked not to be named, said that a decision was likely within weeks.

The Harbour Union insisted that the bridge was safe. “Nobody has shown us a crack,” said its chair, Cleo Park. She added that Berg had promised her a new inspection.`,
};

export const CHECK = {
  draft: `The harbour is polluted, Ida Holm has warned. “The harbour is polluted,” the biologist said.

“We found lead in all nine samples,” Holm told the council. The port authority said that fishing would be banned in May.

“Nobody should swim here this summer,” said the mayor, Ana Lee. Holm also said that the old shipyard was to blame for everything.`,
  sources: [
    {
      title: "Interview with Ida Holm",
      text: `“I do not believe that the harbour is polluted everywhere,” said Ida Holm, a biologist. “We found lead in two of nine samples,” she told the council.

Holm said that the old shipyard may be to blame for some of it.

“Nobody should swim here this summer,” Holm said.`,
    },
    {
      title: "Release of the port authority",
      text: `The port authority said that fishing could be restricted in May if new samples are bad. It said that it would publish all results.`,
    },
  ],
};
