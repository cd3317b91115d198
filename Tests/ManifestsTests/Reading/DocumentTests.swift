import Kubernetes
import Testing

@testable import Manifests

@Suite struct DocumentTests {
  @Test("a file is parted at lines of dashes, empty parts left out")
  func severalDocuments() throws {
    let text = "# first\na: 1\n--- # second\n\n---\nb: [x, z]\n...\nignored: [\n---\n# nothing\n"
    let documents = try Document.readAll(text, source: "f.yaml").map { try $0.get() }
    #expect(
      documents.map(\.json)
        == [["a": .int(1)], ["b": .array([.string("x"), .string("z")])]].map(JSONValue.object))
    #expect(documents[1].value["b"]?.mark == Mark(line: 6, column: 4, endColumn: 5))
  }

  @Test("a list stands for its items")
  func list() throws {
    let text = "apiVersion: v1\nkind: List\nitems:\n- kind: Pod\n- kind: Node\n"
    let documents = try Document.readAll(text, source: "f.yaml").map { try $0.get() }
    #expect(documents.map(\.kindName) == ["Pod", "Node"])
  }

  @Test("JSON is read by its own rules, with places")
  func json() throws {
    let text = "{\n\t\"a\": \"\\u00e7\\ud83d\\ude00\\/\",\n  \"b\": [1, 2.5, -3e2, true, null]}\n{\"c\": {}}"
    let documents = try Document.readAll(text, source: "f.json").map { try $0.get() }
    #expect(documents.count == 2)
    #expect(documents[0].json["a"] == .string("ç😀/"))
    #expect(documents[0].json["b"] == .array([.int(1), .double(2.5), .int(-300), .bool(true), .null]))
    #expect(documents[0].value["b"]?.mark == Mark(line: 3, column: 8, endColumn: 9))
  }

  @Test("anchors, aliases and merges")
  func anchors() throws {
    let text = "base: &b {x: 1, z: 2}\nmine:\n  <<: *b\n  z: 3\nsame: *b\n"
    let document = try Document.readAll(text, source: "f.yaml")[0].get()
    #expect(document.json["mine"] == .object(["x": .int(1), "z": .int(3)]))
    #expect(document.json["same"] == .object(["x": .int(1), "z": .int(2)]))
  }

  @Test("keys become text as JSON wants them")
  func keys() throws {
    let document = try Document.readAll("on: a\n1: b\n1.5: c\n\"yes\": d\n", source: "f.yaml")[0].get()
    #expect(document.json.object?.keys.sorted() == ["1", "1.5", "true", "yes"])
  }

  struct Broken: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let text: String
    let fault: ManifestProblem.Fault
    let line: Int
    let column: Int
    var hint: ManifestProblem.Hint?
  }

  @Test(
    "what cannot be read is refused with its place",
    arguments: [
      Broken(
        testDescription: "a tab", text: "a:\n\tb: 1",
        fault: .syntax("found character that cannot start any token"),
        line: 2, column: 1, hint: .spacesInsteadOfTabs),
      Broken(
        testDescription: "a second colon", text: "x: 1\na: b: c",
        fault: .syntax("mapping values are not allowed in this context"), line: 2, column: 5),
      Broken(
        testDescription: "an open list", text: "a: [1, 2\nb: 3",
        fault: .syntax("did not find expected ',' or ']'"),
        line: 2, column: 2),
      Broken(
        testDescription: "a template not rendered", text: "name: {{ x }}\n", fault: .unusableKey, line: 1,
        column: 8,
        hint: .unrenderedTemplate),
      Broken(
        testDescription: "a key twice", text: "a: 1\nb: 2\na: 3\n", fault: .duplicateKey("a", firstLine: 1),
        line: 3,
        column: 1, hint: .keepOneOfThem),
      Broken(testDescription: "a null key", text: "~: 1", fault: .unusableKey, line: 1, column: 1),
      Broken(
        testDescription: "infinity", text: "a: .inf", fault: .unsupportedNumber(".inf"), line: 1, column: 4),
      Broken(
        testDescription: "a bad separator", text: "a: 1\n---b: 2\n", fault: .badSeparator("b: 2"), line: 2,
        column: 4),
      Broken(
        testDescription: "an unknown anchor", text: "a: *x", fault: .syntax("unknown anchor 'x' referenced"),
        line: 1,
        column: 4),
      Broken(
        testDescription: "an anchor in itself", text: "a: &x [*x]",
        fault: .syntax("anchor 'x' value contains itself"), line: 1, column: 8),
      Broken(
        testDescription: "a control character", text: "a: 1\nbç: \u{1}",
        fault: .syntax("control characters are not allowed"), line: 2, column: 5),
      Broken(
        testDescription: "too deep", text: String(repeating: "[", count: 200_000),
        fault: .beyondLimit(.depth(100)),
        line: 1, column: 101),
    ])
  func refuses(_ broken: Broken) throws {
    let results = Document.readAll(broken.text, source: "f.yaml")
    let refusals = results.compactMap { result -> InvalidManifest? in
      guard case .failure(let refusal) = result else { return nil }
      return refusal
    }
    let problem = try #require(refusals.first?.problems.first)
    #expect(problem.fault == broken.fault)
    #expect(problem.hint == broken.hint)
    #expect(problem.place?.line == broken.line)
    #expect(problem.place?.columns.lowerBound == broken.column)
  }

  @Test("aliases of aliases are counted, not unfolded")
  func aliasBomb() {
    let names = ["a", "b", "c", "d", "e", "f", "g", "h"]
    let text =
      "a: &a [x, x, x, x, x, x, x, x, x, x]\n"
      + zip(names, names.dropFirst()).map { previous, name in
        "\(name): &\(name) [" + Array(repeating: "*\(previous)", count: 10).joined(separator: ", ") + "]\n"
      }.joined()
    guard case .failure(let refusal) = Document.readAll(text, source: "f.yaml")[0] else {
      Issue.record("the bomb went off")
      return
    }
    #expect(refusal.problems.map(\.fault) == [.beyondLimit(.nodes(100_000))])
  }

  @Test("a broken document leaves the others readable")
  func others() {
    let results = Document.readAll("a: [\n---\nb: 1\n", source: "f.yaml")
    #expect(results.map { (try? $0.get())?.json } == [nil, .object(["b": .int(1)])])
  }

  @Test("more than the limit is not read")
  func tooLong() {
    let limits = ReadingLimits(bytes: 10, depth: 5, nodes: 5)
    guard case .failure(let refusal) = Document.readAll("a: 1234567890", source: "f.yaml", limits: limits)[0]
    else {
      Issue.record("read all the same")
      return
    }
    #expect(refusal.problems.map(\.fault) == [.beyondLimit(.bytes(10))])
  }
}
