import Cluster
import Commands
import Foundation
import Narration
import Testing

/// What the student sees is the test: each script's output is kept beside it, comments and commands included.
///
/// `BANCADA_REWRITE=1 swift test --filter TranscriptTests` writes the transcripts anew; the change is reviewed as
/// prose.
struct TranscriptTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Goldens/Commands")

  static let names: [String] = {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return files.filter { $0.hasSuffix(".bancada") }.map { String($0.dropLast(8)) }.sorted()
  }()

  @Test("a script says what its transcript says", arguments: names)
  func script(_ name: String) throws {
    let text = try String(contentsOf: Self.folder.appending(path: "\(name).bancada"), encoding: .utf8)
    let said = Self.transcript(of: text, name: name)
    let kept = Self.folder.appending(path: "\(name).transcript")
    if ProcessInfo.processInfo.environment["BANCADA_REWRITE"] != nil {
      try said.write(to: kept, atomically: true, encoding: .utf8)
    }
    let expected = try String(contentsOf: kept, encoding: .utf8)
    if let difference = firstDifference(said, expected) { Issue.record("\(difference)") }
  }

  @Test("a script says the same when it is run again", arguments: names)
  func twice(_ name: String) throws {
    let text = try String(contentsOf: Self.folder.appending(path: "\(name).bancada"), encoding: .utf8)
    #expect(Self.transcript(of: text, name: name) == Self.transcript(of: text, name: name))
  }

  private static func transcript(of text: String, name: String) -> String {
    var options = ScriptRunner.Options()
    options.echoes = true
    let world = ScriptHeader(text)["world"] == "course" ? World.course() : World.small
    var runner = ScriptRunner(Session(world: world, files: Samples.files), options: options)
    return runner.transcript(text, name: "\(name).bancada").plain
  }
}

/// The first line in which two texts differ, with both sides; nil when they are equal.
private func firstDifference(_ found: String, _ expected: String) -> String? {
  guard found != expected else { return nil }
  let left = found.split(separator: "\n", omittingEmptySubsequences: false)
  let right = expected.split(separator: "\n", omittingEmptySubsequences: false)
  for index in 0..<max(left.count, right.count) {
    let a = index < left.count ? left[index] : "(end)"
    let b = index < right.count ? right[index] : "(end)"
    if a != b { return "line \(index + 1)\n  found:    \(a)\n  expected: \(b)" }
  }
  return "the texts differ in their last newline"
}
