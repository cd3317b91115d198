import Testing

@testable import Cluster

/// Dumps cut into their objects, whatever the pieces in which the bytes come.
struct DumpSplitterTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let text: String
    /// Kind and a word of each object, in order.
    let kinds: [String]
  }

  @Test(
    "every object is found, and its kind",
    arguments: [
      Case(
        testDescription: "a List in YAML",
        text: """
          apiVersion: v1
          items:
          - apiVersion: v1
            kind: Pod
            metadata:
              name: a
              annotations:
                note: |
                  kind: Secret
                  - items:
          - apiVersion: v1
            data: {a: b}
            kind: Secret
          kind: List
          metadata:
            resourceVersion: ""
          """, kinds: ["Pod", "Secret"]),
      Case(
        testDescription: "items set in",
        text: """
          kind: List
          items:
            - kind: Node
              spec: {}
            - kind: Pod
          """, kinds: ["Node", "Pod"]),
      Case(
        testDescription: "several documents, Lists among them",
        text: """
          kind: Pod
          ---
          items:
          - kind: Node
          kind: List
          --- # more
          kind: "Deployment"
          ---
          """, kinds: ["Pod", "Node", "Deployment"]),
      Case(testDescription: "an empty List", text: "apiVersion: v1\nitems: []\nkind: List\n", kinds: []),
      Case(
        testDescription: "a List in JSON",
        text: """
          {"apiVersion": "v1", "items": [
            {"kind": "Pod", "metadata": {"name": "a", "annotations": {"kind": "Secret", "n": "{\\"kind\\":\\"x]\\\\"}}},
            {"metadata": {"name": "b"}, "kind": "Node", "items": [{"kind": "No"}]}
          ], "kind": "List", "metadata": {"resourceVersion": ""}}
          """, kinds: ["Pod", "Node"]),
      Case(
        testDescription: "JSON objects in a row", text: #"{"kind":"Pod"} {"kind":"Node"}"#,
        kinds: ["Pod", "Node"]),
      Case(
        testDescription: "a JSON array", text: #"[{"kind":"Pod"},{"kind":"Node"}]"#, kinds: ["Pod", "Node"]),
      Case(testDescription: "cut short", text: #"{"items":[{"kind":"Pod"},{"kind":"No"#, kinds: ["Pod", ""]),
      Case(testDescription: "nothing", text: "\n  \n", kinds: []),
    ])
  func split(_ c: Case) {
    for size in [1, 7, 4096] {
      var found: [String] = []
      var splitter = DumpSplitter()
      var bytes = Array(c.text.utf8)[...]
      while !bytes.isEmpty {
        splitter.feed(bytes.prefix(size)) { found.append($0.kind) }
        bytes = bytes.dropFirst(size)
      }
      splitter.finish { found.append($0.kind) }
      #expect(found == c.kinds, "in pieces of \(size)")
    }
  }

  @Test("of a Secret nothing is handed on")
  func secret() {
    var splitter = DumpSplitter()
    var items: [DumpSplitter.Item] = []
    splitter.feed(Array(#"[{"kind":"Secret","data":{"password":"cGFzcw=="}}]"#.utf8)[...]) {
      items.append($0)
    }
    #expect(items.map(\.kind) == ["Secret"] && items.allSatisfy(\.bytes.isEmpty))
  }

  @Test("an object too large for etcd is said to be, and the next one is read")
  func tooLarge() {
    var splitter = DumpSplitter()
    var items: [DumpSplitter.Item] = []
    let long = String(repeating: "x", count: DumpSplitter.longestItem + 10)
    splitter.feed(Array(#"[{"kind":"ConfigMap","data":{"a":"\#(long)"}},{"kind":"Pod"}]"#.utf8)[...]) {
      items.append($0)
    }
    #expect(items.map(\.kind) == ["ConfigMap", "Pod"] && items.map(\.isTooLarge) == [true, false])
  }
}
