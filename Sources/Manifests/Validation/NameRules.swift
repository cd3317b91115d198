/// What Kubernetes asks of names, keys and values; each answers with the API server's complaints, none when all is
/// well.
///
/// Source: k8s.io/apimachinery `pkg/api/validate/content`, `pkg/util/validation`.
public enum NameRules {
  public static func dns1123Label(_ text: String) -> [String] {
    var complaints = text.utf8.count > 63 ? [UpstreamText.atMostBytes(63)] : []
    guard !isLabel(text) else { return complaints }
    complaints.append(isSubdomain(text) ? UpstreamText.noDots : UpstreamText.dns1123Label)
    return complaints
  }

  public static func dns1123Subdomain(_ text: String) -> [String] {
    (text.utf8.count > 253 ? [UpstreamText.atMostBytes(253)] : [])
      + (isSubdomain(text) ? [] : [UpstreamText.dns1123Subdomain])
  }

  public static func dns1035Label(_ text: String) -> [String] {
    let startsWithLetter = text.utf8.first.map(isLowercase) ?? false
    return (text.utf8.count > 63 ? [UpstreamText.atMostBytes(63)] : [])
      + (isLabel(text) && startsWithLetter ? [] : [UpstreamText.dns1035Label])
  }

  /// A label's or annotation's key: `example.com/name` or `name`.
  public static func qualifiedName(_ text: String) -> [String] {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    var complaints: [String] = []
    let name: String
    switch parts.count {
    case 1: name = parts[0]
    case 2:
      name = parts[1]
      if parts[0].isEmpty {
        complaints.append("prefix part \(UpstreamText.nonEmpty)")
      } else {
        complaints += dns1123Subdomain(parts[0]).map { "prefix part \($0)" }
      }
    default: return [UpstreamText.qualifiedName]
    }
    if name.isEmpty {
      complaints.append("name part \(UpstreamText.nonEmpty)")
    } else if name.utf8.count > 63 {
      complaints.append("name part \(UpstreamText.atMostBytes(63))")
    }
    if !isKeyPart(name) { complaints.append("name part \(UpstreamText.qualifiedNamePart)") }
    return complaints
  }

  public static func labelValue(_ text: String) -> [String] {
    (text.utf8.count > 63 ? [UpstreamText.atMostBytes(63)] : [])
      + (text.isEmpty || isKeyPart(text) ? [] : [UpstreamText.labelValue])
  }

  static func configMapKey(_ text: String) -> [String] {
    let isValid = !text.isEmpty && text.utf8.allSatisfy { isAlphanumeric($0) || "-._".utf8.contains($0) }
    return (text.utf8.count > 253 ? [UpstreamText.atMostBytes(253)] : [])
      + (isValid ? [] : [UpstreamText.configMapKey])
  }

  // MARK: - Shapes

  /// `[a-z0-9]([-a-z0-9]*[a-z0-9])?`
  static func isLabel(_ text: some StringProtocol) -> Bool {
    isFramed(text, by: { isLowercase($0) || isDigit($0) }, orInside: "-")
  }

  /// Labels joined by dots.
  static func isSubdomain(_ text: some StringProtocol) -> Bool {
    text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { isLabel($0) }
  }

  /// `([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]`
  static func isKeyPart(_ text: some StringProtocol) -> Bool {
    isFramed(text, by: isAlphanumeric, orInside: "-_.")
  }

  /// Whether a text begins and ends with some characters, and has only these or some others between.
  private static func isFramed(
    _ text: some StringProtocol, by isOuter: (UInt8) -> Bool, orInside others: String
  ) -> Bool {
    var last: UInt8?
    for byte in text.utf8 {
      guard isOuter(byte) || (last != nil && others.utf8.contains(byte)) else { return false }
      last = byte
    }
    return last.map(isOuter) ?? false
  }

  private static func isLowercase(_ byte: UInt8) -> Bool { (97...122).contains(byte) }
  private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }
  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    isLowercase(byte) || isDigit(byte) || (65...90).contains(byte)
  }
}
