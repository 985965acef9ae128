#!/bin/sh
# NLP4J's readings of the training texts: silver.sh POLNEAR GUM OUT
# Needs a Java 25, the product built once (mvn package), and NLP4J in the local Maven repository.
set -eu
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
product=$here/../../product
mkdir -p "$3/classes" "$3/lib"
for jar in nlp4j-api nlp4j-english; do
  mvn -q dependency:copy -Dartifact=edu.emory.mathcs.nlp:$jar:1.1.3 -DoutputDirectory="$3/lib"
done
mvn -q dependency:copy -Dartifact=org.tukaani:xz:1.5 -DoutputDirectory="$3/lib"
path="$3/classes:$product/target/classes:$product/target/lib/*:$3/lib/*"
javac -proc:none -d "$3/classes" -cp "$path" "$here"/silver/org/whence/annotate/*.java
run() { java -Xmx2500m -cp "$path" org.whence.annotate.Silver "$@"; }
run text "$1/train/text" "$3/train.jsonl"
run text "$1/dev/text" "$3/dev.jsonl"
python3 "$here/silver/gum_words.py" "$2" >"$3/gum.tsv"
run words "$3/gum.tsv" "$3/gum.jsonl"
python3 "$here/silver/gold_texts.py" "$here/gold" "$3/passages"
run text "$3/passages" "$3/gold.jsonl"
python3 "$here/lemmas.py" "$3/train.jsonl" --text "$1/train/text" >"$3/lemmas.tsv"
