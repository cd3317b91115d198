import Kubernetes
import Manifests

extension Chart {
  /// What a release was given and is not given any more, where the chart's default is something else; by path.
  public func valuesBackToDefaults(
    from old: JSONValue?, to new: JSONValue
  ) -> [(path: String, value: JSONValue)] {
    old.map { Self.forgotten($0, new, values, under: []) } ?? []
  }

  private static func forgotten(
    _ old: JSONValue, _ new: JSONValue?, _ standard: JSONValue?, under path: [String]
  ) -> [(path: String, value: JSONValue)] {
    if case .object(let members) = old {
      return members.sorted { $0.key < $1.key }.flatMap { key, value in
        forgotten(value, new?[key], standard?[key], under: path + [key])
      }
    }
    guard new == nil, old != standard else { return [] }
    return [(path.joined(separator: "."), old)]
  }
}
