import Cluster
import Narration
import Testing

@testable import Commands

/// A journal of which a crash left only so many bytes.
struct TornScriptTests {
  /// Each is one line typed at the prompt, some of several lines.
  private static let typed = [
    "create configmap first --from-literal=a=b",
    "kubectl apply -f - <<EOF\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: second}\nEOF",
    "gett pods", "apply -f folder/a.yaml", "label node node-a \\\n  tier='a b'",
    "echo 'one\ntwo' > notes", "create configmap third --from-file=notes", "# ação: 日本",
    "annotate node node-b \"text=é\n&&\"", "delete configmap first && echo gone",
  ]

  @Test("cut at any byte, it loses the line that was being written and no other")
  func cutAnywhere() throws {
    var session = Session(world: .small, files: Samples.files)
    var writer = ScriptWriter(language: session.language)
    var text = writer.text
    /// Where each typed line's part ends, and how the cluster stands then.
    var ends = [(bytes: text.utf8.count, state: state(of: session))]
    var parts: [String] = []
    for line in Self.typed {
      let before = session.history.count
      _ = session.execute(line)
      var part = ""
      for item in session.history.dropFirst(before) {
        writer.add(item)
        part += writer.lastAddition
      }
      text += part
      parts.append(part)
      ends.append((text.utf8.count, state(of: session)))
    }
    let bytes = Array(text.utf8)
    for cut in ends[0].bytes...bytes.count {
      let done = try #require(ends.lastIndex { $0.bytes <= cut })
      let whole = TornScript.wholeBytes(of: Array(bytes[..<cut]))
      #expect(whole <= cut)
      let resumed = replayed(String(decoding: bytes[..<whole], as: UTF8.self))
      let isNext = done + 1 < ends.count && state(of: resumed) == ends[done + 1].state
      #expect(state(of: resumed) == ends[done].state || isNext, "cut at \(cut)")
      let goneOn = String(decoding: bytes[..<whole], as: UTF8.self) + parts[done...].joined()
      #expect(state(of: replayed(goneOn)) == ends[ends.count - 1].state, "gone on after a cut at \(cut)")
    }
  }

  private func replayed(_ text: String) -> Session {
    var options = ScriptRunner.Options()
    options.keepsGoing = true
    var runner = ScriptRunner(Session(world: .small), options: options)
    runner.run(text, name: "journal") { _ in }
    return runner.session
  }

  /// What the commands came to, without what writes of it count.
  private func state(of session: Session) -> [String] {
    var session = session
    return [
      "get configmap -o jsonpath='{.items[*].metadata.name}{.items[*].data}'",
      "get nodes -o jsonpath='{.items[*].metadata.labels}{.items[*].metadata.annotations}'", "cat notes",
    ].map { session.execute($0).text.plain }
  }
}
