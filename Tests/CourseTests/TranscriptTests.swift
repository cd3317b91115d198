import Cluster
import Commands
import Course
import Foundation
import Narration
import Testing

/// What a student in a lesson sees is the test: each script's output is kept beside it, commands included.
///
/// `BANCADA_REWRITE=1 swift test --filter TranscriptTests` writes the transcripts anew; the change is reviewed as
/// prose.
struct TranscriptTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Goldens/Course").resolvingSymlinksInPath()

  static let names: [String] = {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return files.filter { $0.hasSuffix(".bancada") }.map { String($0.dropLast(8)) }.sorted()
  }()

  @Test("a script in a lesson says what its transcript says", arguments: names)
  func script(_ name: String) throws {
    let text = try String(contentsOf: Self.folder.appending(path: "\(name).bancada"), encoding: .utf8)
    let said = try Self.transcript(of: text, name: name)
    let kept = Self.folder.appending(path: "\(name).transcript")
    if ProcessInfo.processInfo.environment["BANCADA_REWRITE"] != nil {
      try said.write(to: kept, atomically: true, encoding: .utf8)
    }
    let lines = { (text: String) in text.split(separator: "\n", omittingEmptySubsequences: false) }
    let expected = lines(try String(contentsOf: kept, encoding: .utf8))
    for (index, (found, expected)) in zip(lines(said), expected).enumerated() where found != expected {
      Issue.record("line \(index + 1)\n  found:    \(found)\n  expected: \(expected)")
      return
    }
    #expect(lines(said).count == expected.count)
  }

  /// The lessons that the transcripts know, so that a new one does not change them.
  private static let library = LessonLibrary(Folders.lessons(["a0-", "a1-", "a4-", "d1-"]))

  private static func transcript(of text: String, name: String) throws -> String {
    let header = ScriptHeader(text)
    var session = Session(
      world: .course(), language: header["lang"].flatMap { Language(tag: $0) } ?? .portuguese)
    session.table.add(library.commands)
    var said = StyledText()
    if let lesson = header["lesson"] { said += try library.start(lesson, in: &session).text }
    var options = ScriptRunner.Options()
    options.echoes = true
    var runner = ScriptRunner(session, options: options)
    said += runner.transcript(text, name: "\(name).bancada")
    #expect(runner.failures == [], "\(said.plain.suffix(400))")
    return said.plain
  }
}
