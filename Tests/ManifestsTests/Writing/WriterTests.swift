import Kubernetes
import Testing

@testable import Manifests

@Suite struct WriterTests {
  @Test("YAML is kubectl's, byte for byte")
  func yaml() {
    let data = [
      "a10": "10", "a2": "2", "a1": "z", "a01": "w", "a1b": "x", "a-b": "c", "ab": "d", "a.b": "e", "A": "f",
      "node-2": "a", "node-10": "b", "yes": "yes", "empty": "", "time": "12:30", "date": "2024-01-02",
      "text": "two\nlines\n", "open": "two\nlines", "sp": "two\nlines \n", "nb": "\n", "crlf": "a\r\nb",
      "colon": "a: b", "hash": "a #b", "star": "*x", "tilde": "~", "octal": "010", "float": "1.5",
      "accent": "ação", "quote": "it's", "brace": "{x}", "space": " x", "tab": "a\tb", "bell": "a\u{7}",
      "t1": "2026-01-15T12:00:00Z", "t2": "2026-1-5 12:00:00", "inf": ".inf", "us": "1_000", "hex": "0x1F",
      "nbsp": "a\u{a0}b", "emoji": "😀", "under": "_", "dash": "-", "eq": "=", "lt": "<<", "q": "?",
      "ql": "? a", "excl": "!a", "pct": "%a", "at": "@a", "bt": "`a", "comma": "a,b", "bracket": "[a]",
      "trail": "x:", "lead": ":x",
      "long":
        "a text of more than eighty letters is folded at a blank, the next line standing a step further in",
    ]
    let value = JSONValue.object([
      "data": .object(data.mapValues(JSONValue.string)),
      "numbers": .array([.int(1), .double(0.5), .double(1e21), .bool(true), .null]),
      "none": .array([]),
      "nothing": .object([:]),
      "nested": .array([.array([.int(1)]), .object(["a": .object(["b": .int(2)])])]),
    ])
    #expect(
      YAMLWriter.text(value) == #"""
        data:
          A: f
          a-b: c
          a.b: e
          a1: z
          a1b: x
          a01: w
          a2: "2"
          a10: "10"
          ab: d
          accent: ação
          at: '@a'
          bell: "a\a"
          brace: '{x}'
          bracket: '[a]'
          bt: '`a'
          colon: 'a: b'
          comma: a,b
          crlf: "a\r\nb"
          dash: '-'
          date: "2024-01-02"
          emoji: "\U0001F600"
          empty: ""
          eq: =
          excl: '!a'
          float: "1.5"
          hash: 'a #b'
          hex: "0x1F"
          inf: ".inf"
          lead: :x
          long: a text of more than eighty letters is folded at a blank, the next line standing
            a step further in
          lt: <<
          nb: |2+

          nbsp: a\#u{a0}b
          node-2: a
          node-10: b
          octal: "010"
          open: |-
            two
            lines
          pct: '%a'
          q: '?'
          ql: '? a'
          quote: it's
          sp: "two\nlines \n"
          space: ' x'
          star: '*x'
          t1: "2026-01-15T12:00:00Z"
          t2: "2026-1-5 12:00:00"
          tab: "a\tb"
          text: |
            two
            lines
          tilde: "~"
          time: "12:30"
          trail: 'x:'
          under: _
          us: "1_000"
          "yes": "yes"
        nested:
        - - 1
        - a:
            b: 2
        none: []
        nothing: {}
        numbers:
        - 1
        - 0.5
        - 1e+21
        - true
        - null

        """#)
  }

  @Test("JSON is kubectl's, byte for byte")
  func json() {
    let value = JSONValue.object([
      "b": .array([.int(1), .double(1e20), .double(1.5e-7)]), "a": .string("<a> & \"b\"\n\u{1}"),
      "c": .object([:]), "d": .array([]),
    ])
    #expect(
      JSONWriter.indented(value) == #"""
        {
            "a": "\u003ca\u003e \u0026 \"b\"\n\u0001",
            "b": [
                1,
                100000000000000000000,
                1.5e-7
            ],
            "c": {},
            "d": []
        }

        """#)
    #expect(JSONWriter.compact(.object(["b": .int(1), "a": .null])) == #"{"a":null,"b":1}"#)
  }

  @Test(
    "numbers as Go writes them",
    arguments: [
      (0.1, "0.1"), (1e21, "1e+21"), (123456789.5, "123456789.5"), (1e-6, "0.000001"), (1.25e-7, "1.25e-7"),
      (-2.5, "-2.5"), (1e20, "100000000000000000000"), (1.7976931348623157e308, "1.7976931348623157e+308"),
      (12.0, "12"),
    ])
  func numbers(_ number: Double, _ text: String) {
    #expect(JSONWriter.text(of: number) == text)
  }
}
