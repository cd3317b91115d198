import Kubernetes

extension Document {
  /// A document that no file holds: a merged or patched object. Every part of it stands at its beginning.
  ///
  /// - Parameter source: what problems name in place of a file.
  public init(json: JSONValue, source: String) {
    self.init(source: source, value: MarkedValue(json: json), text: "")
  }
}

extension MarkedValue {
  private static let nowhere = Mark(line: 1, column: 1, endColumn: 1)

  fileprivate init(json: JSONValue) {
    switch json {
    case .array(let items): self.init(.array(items.map(MarkedValue.init(json:))), at: Self.nowhere)
    case .object(let members):
      self.init(
        .object(
          members.sorted { $0.key < $1.key }.map {
            Member(key: $0.key, keyMark: Self.nowhere, value: MarkedValue(json: $0.value))
          }), at: Self.nowhere)
    default: self.init(.scalar(json), at: Self.nowhere)
    }
  }
}
