import Commands
import Testing

struct ShellParserTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let text: String
    /// Statements, each with its stages' literal words.
    let words: [[[String]]]
  }

  @Test(
    "reads words as sh does",
    arguments: [
      Case(testDescription: "plain words", text: "get pods", words: [[["get", "pods"]]]),
      Case(
        testDescription: "single quotes keep everything", text: #"echo 'a $b "c"'"#,
        words: [[["echo", #"a $b "c""#]]]),
      Case(testDescription: "double quotes keep blanks", text: #"echo "a  b""#, words: [[["echo", "a  b"]]]),
      Case(testDescription: "quotes join within a word", text: #"a'b c'"d"e"#, words: [[["ab cde"]]]),
      Case(testDescription: "a backslash keeps one character", text: #"a\ b \;"#, words: [[["a b", ";"]]]),
      Case(testDescription: "an empty word in quotes", text: "echo ''", words: [[["echo", ""]]]),
      Case(testDescription: "semicolons part commands", text: "a; b ;c", words: [[["a"]], [["b"]], [["c"]]]),
      Case(testDescription: "pipes join stages", text: "a b | c", words: [[["a", "b"], ["c"]]]),
      Case(testDescription: "and, or", text: "a && b || c", words: [[["a"]], [["b"]], [["c"]]]),
      Case(testDescription: "comments end a line", text: "a # b; c", words: [[["a"]]]),
      Case(testDescription: "a hash within a word is no comment", text: "a#b", words: [[["a#b"]]]),
      Case(testDescription: "a backslash at the end goes on", text: "a \\\n  b", words: [[["a", "b"]]]),
      Case(testDescription: "a pipe at the end goes on", text: "a |\n  b", words: [[["a"], ["b"]]]),
      Case(testDescription: "accents and emoji", text: "écho 'ação 🚀'", words: [[["écho", "ação 🚀"]]]),
      Case(
        testDescription: "JSON in quotes", text: #"patch -p '{"a":{"b":1}}'"#,
        words: [[["patch", "-p", #"{"a":{"b":1}}"#]]]),
    ])
  func words(_ c: Case) throws {
    let lines = try ShellParser.parse(c.text)
    let words = lines.flatMap(\.statements).map { $0.stages.map { $0.words.map { $0.literal ?? "?" } } }
    #expect(words == c.words)
  }

  @Test(
    "asks for more lines only where more lines would help",
    arguments: [
      ("get pods", false), ("echo 'a", true), ("echo \"a", true), ("a \\", true), ("a |", true),
      ("a &&", true),
      ("apply -f - <<EOF", true), ("apply -f - <<EOF\nkind: Pod", true),
      ("apply -f - <<EOF\nkind: Pod\nEOF", false),
      ("whatif { a", true), ("whatif { a; b }", false), ("echo $(get", true), ("a )", false), ("", false),
    ])
  func incomplete(_ text: String, isIncomplete: Bool) {
    #expect(ShellParser.isIncomplete(text) == isIncomplete)
  }

  @Test(
    "says where a mistake is",
    arguments: [
      ("get 'pods", 1, 5, ShellSyntaxError.Problem.unclosedQuote("'")),
      ("a\nb | | c", 2, 5, .unexpected("|")),
      ("a\n\u{1}b", 2, 1, .controlCharacter(1)),
      ("a &", 1, 3, .unsupported("&")),
      (String(repeating: "whatif { ", count: 3000), 1, 188, .nestedTooDeep),
      ("ção 'x", 1, 5, .unclosedQuote("'")),
    ])
  func place(_ text: String, line: Int, column: Int, problem: ShellSyntaxError.Problem) {
    do {
      _ = try ShellParser.parse(text)
      Issue.record("no error")
    } catch {
      #expect(error == ShellSyntaxError(problem: problem, line: line, column: column))
    }
  }

  @Test func hereDocumentsBelongToTheirCommand() throws {
    let lines = try ShellParser.parse("cat <<A | apply -f - \none\nA\nget pods\n")
    #expect(lines.map(\.number) == [1, 4])
    let stage = try #require(lines.first?.statements.first?.stages.first)
    guard case .hereDocument(let body)? = stage.input else {
      Issue.record("no here-document")
      return
    }
    #expect(body.literal == "one\n")
  }
}
