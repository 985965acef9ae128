#!/usr/bin/env python3
"""Scores chains of attribution against the gold passages.

usage: evaluate_chains.py PREDICTED [SPLIT] [--mentions] [--show] [--json]

PREDICTED   a folder of `whence attribute DIR --json -o PREDICTED` over the texts of write_texts.py, or a whence-case/1 file
SPLIT       train, dev (default) or test
--mentions  take the chains of the case's mentions, not of its attributions
--show      print the statements whose chain is not right
--json      print the figures as JSON

A statement's chain is that of the attribution (or mention) whose content overlaps its content best; without one it is empty, the outlet's
own voice. whole: all links right, in order. near: at most one link missing, too many or wrong. The report's own outlet counts for nothing.
"""
import json
import sys

import passages
import readings

LEAST = 0.3                                   # of the gold and given content's characters together


def given_chain(report, statement, outlet, mentions):
    content = readings.characters([c['span'] for c in statement['content']])
    best, chain = (0.0, 0), []
    for a in report.mentions if mentions else report.attributions:
        if a['chain'] is None:
            continue
        other = readings.characters(a['content'])
        overlap = readings.jaccard(content, other)
        inside = len(content & other) / max(1, min(len(content), len(other)))
        score = max(overlap, 0.9 * inside * (len(other) <= len(content)))
        if score >= LEAST and (score, len(a['chain'])) > best:
            best, chain = (score, len(a['chain'])), a['chain']
    own = [x for x in (outlet, report.outlet) if x]
    return [x for x in chain if not any(readings.same(x, o) for o in own)]


def right(given, link):
    """A source may be given with words of its cue: "the conclusions of the general staff" for "citing the conclusions of" it."""
    cue = {w for c in link['cue'] for w in readings.words(c['quote'])}
    for source in link['sources']:
        own = readings.words(source['quote'])
        if not readings.is_pronoun(source['quote']) and own <= readings.words(given) <= own | cue:
            return True
        if readings.same(given, source['name']):
            return True
        if not readings.is_pronoun(source['quote']) and readings.same(given, source['quote']):
            return True
    return len(link['sources']) > 1 and readings.same(given, ' and '.join(s['name'] for s in link['sources']))


def wrong_links(given, gold):
    """The least number of links to add, drop or change; a link with several sources may be given as several links."""
    rows = [[None] * (len(gold) + 1) for _ in range(len(given) + 1)]
    for i in range(len(given) + 1):
        for j in range(len(gold) + 1):
            if i == 0 or j == 0:
                rows[i][j] = i + j
                continue
            best = min(rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + 1)
            for k in range(1, min(i, len(gold[j - 1]['sources'])) + 1):
                if all(right(g, gold[j - 1]) for g in given[i - k:i]):
                    best = min(best, rows[i - k][j - 1])
            rows[i][j] = best
    return rows[-1][-1]


def main(args):
    options = {a for a in args if a.startswith('--')}
    rest = [a for a in args if not a.startswith('--')]
    if not 1 <= len(rest) <= 2 or options - {'--mentions', '--show', '--json'}:
        sys.exit(__doc__)
    found = readings.reports(rest[0])
    by_depth, missing = {}, 0
    for path in passages.files('chains', rest[1] if len(rest) > 1 else 'dev'):
        for p in passages.read(path):
            report = found.get(p['id'])
            missing += report is None
            report = report or readings.Report(None, [], [])
            for s in p['statements']:
                given = given_chain(report, s, p['outlet'], '--mentions' in options)
                wrong = wrong_links(given, s['chain'])
                by_depth.setdefault(min(len(s['chain']), 3), []).append(wrong)
                if wrong and '--show' in options:
                    gold = ' > '.join(' & '.join(x['name'] for x in link['sources']) for link in s['chain'])
                    print(f'{p["id"]} {s["content"][0]["quote"][:60]!r}\n   gold  {gold or "-"}\n   given {" > ".join(given) or "-"}')
    every = [w for ws in by_depth.values() for w in ws]
    figures = {'statements': len(every), 'whole': sum(w == 0 for w in every), 'near': sum(w <= 1 for w in every),
               'passages without an answer': missing}
    if '--json' in options:
        print(json.dumps(figures))
        return
    if missing:
        print(f'{missing} passages have no answer in {rest[0]}')
    for depth in sorted(by_depth):
        ws = by_depth[depth]
        print(f'{depth}{"+" if depth == 3 else " "} links   whole {readings.percent(sum(w == 0 for w in ws), len(ws))}'
              f'   at most one link wrong {readings.percent(sum(w <= 1 for w in ws), len(ws))}')
    print(f'all        whole {readings.percent(figures["whole"], len(every))}'
          f'   at most one link wrong {readings.percent(figures["near"], len(every))}')


if __name__ == '__main__':
    main(sys.argv[1:])
