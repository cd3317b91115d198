import Commands
import Narration
import Testing

/// Programs as people type them behind `kubectl … -o json |`, each with what jq 1.7 answers.
struct JQTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var testDescription: String { program }
    let program: String
    let input: String
    let output: [String]
    var options = "-c"

    init(_ program: String, _ input: String, _ output: String..., options: String = "-c") {
      self.program = program
      self.input = input
      self.output = output
      self.options = options
    }
  }

  private func run(_ c: Case) -> (results: String, remarks: String) {
    var session = Session(world: .small, files: FilesInMemory(["in.json": c.input, "p.jq": c.program]))
    let quoted = "'" + c.program.replacing("'", with: "'\\''") + "'"
    let output = session.execute("jq \(c.options) \(quoted) in.json")
    return (output.results.plain, output.remarks.plain)
  }

  @Test(
    "answers as jq does",
    arguments: [
      Case(".", #"{"b":1,"a":[1,2.5,null,"x"]}"#, #"{"b":1,"a":[1,2.5,null,"x"]}"#),
      Case(".a.b", #"{"a":{"b":3}}"#, "3"),
      Case(".a.b.c", #"{"a":null}"#, "null"),
      Case(".a[1]", #"{"a":[1,2]}"#, "2"),
      Case(".a[-1]", #"{"a":[1,2]}"#, "2"),
      Case(".[1:3]", "[0,1,2,3]", "[1,2]"),
      Case(".[:2]", #""abcd""#, #""ab""#),
      Case(#".metadata.labels["a.b/c"]"#, #"{"metadata":{"labels":{"a.b/c":"x"}}}"#, #""x""#),
      Case(#".metadata.labels."a.b/c""#, #"{"metadata":{"labels":{"a.b/c":"x"}}}"#, #""x""#),
      Case(".[]", #"{"a":1,"b":2}"#, "1", "2"),
      Case(".items[].metadata.name", #"{"items":[{"metadata":{"name":"w"}}]}"#, #""w""#),
      Case(".items | length", #"{"items":[1,2,3]}"#, "3"),
      Case(".a?, .b?", "[1]"),
      Case("[.[] | select(.cpu > 1) | .n]", #"[{"n":"a","cpu":2},{"n":"b","cpu":1}]"#, #"["a"]"#),
      Case(#"{name: .n, "double": (.x * 2)}"#, #"{"n":"a","x":2}"#, #"{"name":"a","double":4}"#),
      Case("{n, z: .x}", #"{"n":1,"x":[2]}"#, #"{"n":1,"z":[2]}"#),
      Case("{(.k): .v[]}", #"{"k":"a","v":[1,2]}"#, #"{"a":1}"#, #"{"a":2}"#),
      Case("{$x}", "null", #"{"x":"1"}"#, options: "-c --arg x 1"),
      Case("$n + 1", "null", "3", options: "-c --argjson n 2"),
      Case("map(.a) | add", #"[{"a":1},{"a":2}]"#, "3"),
      Case("keys", #"{"b":1,"a":2}"#, #"["a","b"]"#),
      Case("keys_unsorted", #"{"b":1,"a":2}"#, #"["b","a"]"#),
      Case("to_entries", #"{"a":1}"#, #"[{"key":"a","value":1}]"#),
      Case("with_entries(select(.value > 1))", #"{"a":1,"b":2}"#, #"{"b":2}"#),
      Case("sort_by(.a, .b) | map(.b)", #"[{"a":2,"b":1},{"a":1,"b":3},{"a":1,"b":2}]"#, "[2,3,1]"),
      Case(
        "group_by(.z) | map({z: .[0].z, n: length})", #"[{"z":"b"},{"z":"a"},{"z":"b"}]"#,
        #"[{"z":"a","n":1},{"z":"b","n":2}]"#),
      Case("unique", "[3,1,3]", "[1,3]"),
      Case("[.[] | tostring] | join(\",\")", #"[1,"a",null]"#, #""1,a,null""#),
      Case(#""\(.n) has \(.c + 1)""#, #"{"n":"web","c":1}"#, #""web has 2""#),
      Case(#"if .a == 1 then "one" elif .a == 2 then "two" else "many" end"#, #"{"a":2}"#, #""two""#),
      Case(".a // \"none\"", #"{"a":null}"#, #""none""#),
      Case(#"[.[] | .a // "x"]"#, #"[{"a":1},{}]"#, #"[1,"x"]"#),
      Case("1, 2 | . * 10", "null", "10", "20"),
      Case("[.[] | . % 3]", "[5,-5]", "[2,-2]"),
      Case("2 - 1 - 1", "null", "0"),
      Case("1 + 2 * 3 == 7 and true", "null", "true"),
      Case("[.[] | not]", "[true,null,0]", "[false,true,false]"),
      Case("[limit(2; .[])], first(.[]), [range(3)]", "[1,2,3]", "[1,2]", "1", "[0,1,2]"),
      Case("reduce .[] as $x (0; . + $x)", "[1,2,3]", "6"),
      Case(". as $d | .a[] | . + $d.b", #"{"a":[1,2],"b":10}"#, "11", "12"),
      Case("[.. | numbers], [.[] | strings]", "[1]", "[1]", "[]"),
      Case("[.. | .name? // empty]", #"{"name":"a","x":[{"name":"b"}]}"#, #"["a","b"]"#),
      Case("del(.status, .a[0])", #"{"status":1,"a":[1,2]}"#, #"{"a":[2]}"#),
      Case(".spec.replicas = 3", #"{"spec":{"replicas":1}}"#, #"{"spec":{"replicas":3}}"#),
      Case(".a |= map(. + 1)", #"{"a":[1,2]}"#, #"{"a":[2,3]}"#),
      Case(".a += 5 | .b.c //= 1", #"{"a":1}"#, #"{"a":6,"b":{"c":1}}"#),
      Case(#"split("/") | last"#, #""karpenter.sh/nodepool""#, #""nodepool""#),
      Case(#"test("^ip-"), startswith("ip"), (. | length)"#, #""ip-10""#, "true", "true", "5"),
      Case(#"sub("a"; "b"), gsub("a"; "b")"#, #""aa""#, #""ba""#, #""bb""#),
      Case(#"[.[] | has("a")]"#, #"[{"a":1},{}]"#, "[true,false]"),
      Case("try error(\"no\") catch .", "null", #""no""#),
      Case(".[] as $x | $x + 1", "[1,2]", "2", "3"),
      Case("tojson | fromjson", #"{"a":[1]}"#, #"{"a":[1]}"#),
      Case(". * {b: {d: 1}}", #"{"b":{"c":2}}"#, #"{"b":{"c":2,"d":1}}"#),
      Case("min_by(.p).n, (max_by(.p) | .n)", #"[{"n":"a","p":2},{"n":"b","p":1}]"#, #""b""#, #""a""#),
      Case("@base64, (@base64 | @base64d)", #""olá""#, #""b2zDoQ==""#, #""olá""#),
      Case(".[] | @tsv", #"[["a",1]]"#, "a\t1", options: "-r"),
      Case("@csv", #"["a,b",1,null]"#, #""a,b",1,"#, options: "-r"),
      Case(".a", #"{"a":"x"} {"a":"y"}"#, "x", "y", options: "-r"),
      Case("length", "1 2", "2", options: "-s"),
      Case("[., 1.5, 1e3, 100000000000]", "null", "[null,1.5,1000,100000000000]"),
      Case("", #"{"a":1}"#, #"{"a":1}"#),
      Case(".a # only this", #"{"a":1}"#, "1"),
      Case("[-(.a) - -1]", #"{"a":3}"#, "[-2]"),
      Case("path(.a[0].b)", "{}", #"["a",0,"b"]"#),
      Case("[recurse(if . < 3 then .+1, .+2 else empty end)]", "1", "[1,2,3,4,3]"),
      Case("[recurse(if . < 20000 then .+1 else empty end)] | length", "1", "20000"),
    ])
  func answers(_ c: Case) {
    let (results, remarks) = run(c)
    #expect(results == c.output.map { $0 + "\n" }.joined())
    #expect(remarks == "")
  }

  @Test(
    "says what it cannot do, and what stands wrong",
    arguments: [
      (".a", "nonsense", "jq: parse error"),
      (".a.b", #"{"a":"x"}"#, #"Cannot index string with "b""#),
      (".[]", "1", "Cannot iterate over number (1)"),
      (".a + 1", #"{"a":"x"}"#, #"string ("x") and number (1) cannot be added"#),
      ("selct(.a)", "{}", "select"),
      ("def f: 1; f", "{}", "def"),
      (".a |", "{}", "syntax error"),
      ("{a: ", "{}", "syntax error"),
      ("[range(1e12)] | length", "null", "2 milhões"),
      ("def", "{}", "def"),
      (String(repeating: "(", count: 500), "1", "jq"),
      (String(repeating: ".|", count: 5000) + ".", "1", "aninhado demais"),
    ])
  func mistakes(_ program: String, input: String, says: String) {
    let (_, remarks) = run(Case(program, input))
    #expect(remarks.contains(says), "\(remarks)")
  }

  @Test func membersAreIndentedInTheOrderTheyWereWritten() {
    let (results, _) = run(Case(".", #"{"b":{"c":[]},"a":[1]}"#, "", options: ""))
    #expect(results == "{\n  \"b\": {\n    \"c\": []\n  },\n  \"a\": [\n    1\n  ]\n}\n")
  }

  @Test func theStatusMayFollowTheAnswer() {
    var session = Session(world: .small)
    #expect(session.execute("echo '{}' | jq -e .a").status == .negative)
    #expect(session.execute("echo '{\"a\":1}' | jq -e .a").status == .done)
  }
}
