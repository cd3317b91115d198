import Kubernetes

extension Codec where Value == Quantity {
  /// The size of a disk: text, in whole GiB, GB, TiB or TB, up to what EC2 has.
  static let volumeSize = Codec(
    .string, blank: { .zero }, empty: .string("0"),
    read: { marked, value, decoding in
      guard case .scalar(.string(let text)) = marked.content else {
        decoding.reportWrongType(marked, wanted: .string)
        return
      }
      guard VolumeSize.isAllowed(text), let quantity = Quantity(text) else {
        let detail = UpstreamText.shouldMatch(path: decoding.path, pattern: UpstreamText.volumeSize)
        decoding.report(.invalid(.string(text), detail), at: marked.mark, stage: .validation)
        return
      }
      value = quantity
    }, write: { .string($0.description) })
}

/// The sizes that the API takes, as its pattern has them: `1[0-9]Ti` counts, `19Ti` and `60Ti` do not.
enum VolumeSize {
  static func isAllowed(_ text: String) -> Bool {
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    guard let number = Int(digits), digits.first != "0" else { return false }
    switch text.dropFirst(digits.count) {
    case "Gi": return (1...59_000).contains(number)
    case "G": return (1...64_000).contains(number)
    case "Ti": return (1...9).contains(number) || number == 58 || (number < 60 && number % 10 <= 7)
    case "T": return (1...64).contains(number)
    default: return false
    }
  }
}
