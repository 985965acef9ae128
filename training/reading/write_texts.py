#!/usr/bin/env python3
"""Writes gold passages as one .txt file each, so that `whence attribute` and `whence read` can run on them.

usage: write_texts.py DIR [KIND [SPLIT]]

KIND   chains, stance, coreference or names; all without it
SPLIT  train, dev or test
"""
import os
import sys

import passages


def main(folder, kind=None, split=None):
    os.makedirs(folder, exist_ok=True)
    n = 0
    for path in passages.files(kind, split):
        for p in passages.read(path):
            with open(os.path.join(folder, p['id'] + '.txt'), 'w', encoding='utf-8') as file:
                file.write(p['text'] + '\n')
            n += 1
    print(f'{n} texts in {folder}')


if __name__ == '__main__':
    if not 2 <= len(sys.argv) <= 4:
        sys.exit(__doc__)
    main(*sys.argv[1:])
