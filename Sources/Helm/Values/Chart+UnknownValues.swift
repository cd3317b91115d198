import Kubernetes
import Manifests

/// A value that a chart does nothing with: Helm takes it without a word.
public struct UnknownValue: Equatable, Sendable {
  /// `settings.interuptionQueue`
  public let path: String
  /// Paths that the chart knows, nearest first.
  public let nearest: [String]
}

extension Chart {
  /// What of a user's values the chart knows nothing of, by path.
  public func unknownValues(in values: JSONValue) -> [UnknownValue] {
    unknownPaths(values, self.values, at: "").map { UnknownValue(path: $0, nearest: nearest(to: $0)) }
  }

  /// Paths that end in the same name, or are spelt much the same, or end in a name that begins the same.
  private func nearest(to path: String) -> [String] {
    func name(_ path: String) -> Substring { path.split(separator: ".").last ?? "" }
    let known = valuePaths
    let sameName = known.filter { name($0) == name(path) }
    guard sameName.isEmpty else { return sameName }
    let alike = Spelling.nearest(to: path, among: known)
    return alike.isEmpty ? known.filter { name($0).prefix(6) == name(path).prefix(6) } : alike
  }

  /// Every path that has a default, in order: `settings.clusterName`.
  public var valuePaths: [String] { Self.paths(values, at: "").sorted() }

  private static func paths(_ value: JSONValue, at path: String) -> [String] {
    guard let members = value.object, !members.isEmpty else { return path.isEmpty ? [] : [path] }
    return members.flatMap { paths($0.value, at: path.isEmpty ? $0.key : "\(path).\($0.key)") }
  }

  private func unknownPaths(_ value: JSONValue, _ known: JSONValue, at path: String) -> [String] {
    guard !openPaths.contains(path), let members = value.object, let own = known.object,
      path.isEmpty || !own.isEmpty
    else { return [] }
    return members.sorted { $0.key < $1.key }.flatMap { member in
      let below = path.isEmpty ? member.key : "\(path).\(member.key)"
      guard let next = own[member.key] else { return [below] }
      return unknownPaths(member.value, next, at: below)
    }
  }
}
