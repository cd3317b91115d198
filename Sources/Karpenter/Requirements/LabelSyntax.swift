/// How Kubernetes wants label keys and values written.
///
/// Source: k8s.io/apimachinery `pkg/util/validation/validation.go`.
public enum LabelSyntax {
  public enum Problem: Equatable, Sendable {
    case emptyPrefix, prefixTooLong, prefixNoSubdomain, emptyName, nameTooLong, badName, tooManySlashes
    case valueTooLong, badValue
  }

  /// What is wrong with a label key: an optional DNS subdomain and a slash, then a name of up to 63 characters.
  public static func problems(ofKey key: String) -> [Problem] {
    var problems: [Problem] = []
    let parts = key.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count <= 2, let name = parts.last else { return [.tooManySlashes] }
    if parts.count == 2 {
      if parts[0].isEmpty {
        problems.append(.emptyPrefix)
      } else {
        if parts[0].utf8.count > 253 { problems.append(.prefixTooLong) }
        if !isSubdomain(parts[0]) { problems.append(.prefixNoSubdomain) }
      }
    }
    if name.isEmpty { problems.append(.emptyName) }
    if name.utf8.count > 63 { problems.append(.nameTooLong) }
    if !isName(name) { problems.append(.badName) }
    return problems
  }

  /// What is wrong with a label value: empty, or a name of up to 63 characters.
  public static func problems(ofValue value: String) -> [Problem] {
    var problems: [Problem] = []
    if value.utf8.count > 63 { problems.append(.valueTooLong) }
    if !value.isEmpty, !isName(value[...]) { problems.append(.badValue) }
    return problems
  }

  private static func isName(_ text: Substring) -> Bool {
    guard let first = text.utf8.first, let last = text.utf8.last else { return false }
    return isAlphanumeric(first) && isAlphanumeric(last)
      && text.utf8.allSatisfy { isAlphanumeric($0) || "-_.".utf8.contains($0) }
  }

  private static func isSubdomain(_ text: Substring) -> Bool {
    text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { label in
      guard let first = label.utf8.first, let last = label.utf8.last else { return false }
      return isLowercaseAlphanumeric(first) && isLowercaseAlphanumeric(last)
        && label.utf8.allSatisfy { isLowercaseAlphanumeric($0) || $0 == UInt8(ascii: "-") }
    }
  }

  private static func isLowercaseAlphanumeric(_ byte: UInt8) -> Bool {
    (48...57).contains(byte) || (97...122).contains(byte)
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    isLowercaseAlphanumeric(byte) || (65...90).contains(byte)
  }
}
