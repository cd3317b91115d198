import Kubernetes

extension Document {
  /// The documents of a file, in their order: YAML or JSON, several of them, lists taken apart.
  ///
  /// A document that cannot be read does not keep the others from being read. Empty documents are left out.
  ///
  /// Source: k8s.io/apimachinery `pkg/util/yaml/decoder.go`: documents are parted at lines that begin with
  /// `---`, before anything is read as YAML.
  public static func readAll(
    _ text: String, source: String, limits: ReadingLimits = .manifest
  ) -> [Result<Document, InvalidManifest>] {
    guard text.utf8.count <= limits.bytes else {
      let fault = ManifestProblem.Fault.beyondLimit(.bytes(limits.bytes))
      let mark = Mark(line: 1, column: 1, endColumn: 1)
      return [.failure(InvalidManifest(ReadingFailure(fault: fault, mark: mark), source: source, text: text))]
    }
    if text.first(where: { !$0.isWhitespace }) == "{" {
      var reader = JSONReader(text, limits: limits)
      if let values = reader.readAll() {
        return values.map { Document(source: source, value: $0, text: text) }.flatMap(\.partsOfList)
          .map(Result.success)
      }
    }
    var contiguous = text
    return contiguous.withUTF8 { bytes in
      chunks(of: bytes).flatMap { read($0, of: bytes, text: text, source: source, limits: limits) }
    }
  }

  /// A stretch of a file between two separators.
  private struct Chunk {
    var bytes: Range<Int>
    var linesBefore: Int
    /// What stands after `---` on the line that opens it, when that is not allowed.
    var badSeparator: (text: String, line: Int)?
  }

  private static func chunks(of bytes: UnsafeBufferPointer<UInt8>) -> [Chunk] {
    var chunks = [Chunk(bytes: 0..<0, linesBefore: 0)]
    var lineStart = 0
    var line = 0
    while lineStart < bytes.count {
      let lineEnd = bytes[lineStart...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
      let next = min(lineEnd + 1, bytes.count)
      if bytes[lineStart..<lineEnd].starts(with: "---".utf8) {
        let rest = String(decoding: bytes[(lineStart + 3)..<lineEnd], as: UTF8.self)
        let trimmed = rest.drop(while: \.isWhitespace)
        var chunk = Chunk(bytes: next..<next, linesBefore: line + 1)
        if let first = trimmed.first, first != "#" {
          chunk.badSeparator = (text: String(trimmed), line: line + 1)
        }
        chunks.append(chunk)
      } else {
        let start = chunks[chunks.count - 1].bytes.lowerBound
        chunks[chunks.count - 1].bytes = start..<next
      }
      lineStart = next
      line += 1
    }
    return chunks
  }

  private static func read(
    _ chunk: Chunk, of bytes: UnsafeBufferPointer<UInt8>, text: String, source: String, limits: ReadingLimits
  ) -> [Result<Document, InvalidManifest>] {
    func failed(_ failures: [ReadingFailure], _ value: MarkedValue? = nil) -> Result<
      Document, InvalidManifest
    > {
      .failure(InvalidManifest(failures, value: value, source: source, text: text))
    }
    if let bad = chunk.badSeparator {
      let mark = Mark(line: bad.line, column: 4, endColumn: 4 + bad.text.count)
      return [failed([ReadingFailure(fault: .badSeparator(bad.text), mark: mark)])]
    }
    var reader = YAMLReader(
      UnsafeBufferPointer(rebasing: bytes[chunk.bytes]), linesBefore: chunk.linesBefore, limits: limits)
    do {
      guard let value = try reader.read() else { return [] }
      guard reader.findings.isEmpty else { return [failed(reader.findings, value)] }
      return Document(source: source, value: value, text: text).partsOfList.map(Result.success)
    } catch {
      return [failed([error])]
    }
  }

  /// The items of a `List`, as `kubectl get -o yaml` writes several objects; any other document is its only part.
  private var partsOfList: [Document] {
    guard kindName?.hasSuffix("List") == true, case .array(let items) = value["items"]?.content else {
      return [self]
    }
    return items.map { Document(source: source, value: $0, text: text) }
  }
}

extension InvalidManifest {
  init(_ failure: ReadingFailure, source: String, text: String) {
    self.init([failure], value: nil, source: source, text: text)
  }

  init(_ failures: [ReadingFailure], value: MarkedValue?, source: String, text: String) {
    let document = Document(
      source: source, value: value ?? MarkedValue(.object([]), at: Mark(line: 1, column: 1, endColumn: 1)),
      text: text)
    self.init(
      kind: document.kindName ?? "", apiVersion: document.apiVersion ?? "", name: document.name ?? "",
      problems: failures.map {
        ManifestProblem($0.fault, place: document.place($0.mark), hint: $0.hint, stage: .reading)
      })
  }
}
