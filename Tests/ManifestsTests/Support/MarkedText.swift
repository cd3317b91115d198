import Testing

@testable import Manifests

/// A text with one stretch between « and », which a finding should point at.
struct MarkedText {
  let text: String
  let line: Int
  let columns: Range<Int>

  init(_ marked: String) throws {
    let lines = marked.split(separator: "\n", omittingEmptySubsequences: false)
    let index = try #require(lines.firstIndex { $0.contains("«") })
    let start = try #require(lines[index].firstIndex(of: "«"))
    let end = try #require(lines[index].firstIndex(of: "»"))
    let first = lines[index].distance(from: lines[index].startIndex, to: start) + 1
    line = index + 1
    columns = first..<(first + lines[index].distance(from: start, to: end) - 1)
    text = marked.filter { $0 != "«" && $0 != "»" }
  }
}

/// What is wrong with a manifest of one document.
func refusal(of text: String, source: String = "f.yaml") throws -> InvalidManifest {
  do {
    _ = try Manifest.decodeAll(text, source: source)
  } catch {
    return error
  }
  throw Accepted()
}

struct Accepted: Error {}
