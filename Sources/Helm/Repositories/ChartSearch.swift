import Manifests

/// A chart that was asked for and is not there.
public struct ChartNotFound: Error, Equatable, Sendable {
  /// As Helm says it.
  public let message: String
  /// What to type instead, nearest first.
  public let nearest: [String]
}

extension ChartRepositories {
  /// The chart that a command means by `oci://…`, by `REPOSITORY/CHART`, or by a name with `--repo`.
  ///
  /// - Parameter version: a version or a constraint such as `1.13` and `^1.0`; nil takes the newest.
  public func chart(
    _ reference: String, version: String?, repository: String? = nil
  ) throws(ChartNotFound) -> ChartPublication {
    if let repository { return try chart(named: reference, at: repository, version, label: repository) }
    if reference.hasPrefix("oci://") { return try chart(inRegistry: reference, version) }
    guard let slash = reference.firstIndex(of: "/"), !reference.hasPrefix("."), !reference.hasPrefix("/")
    else {
      if reference.contains("/") {
        throw ChartNotFound(message: "path \"\(reference)\" not found", nearest: Self.references)
      }
      let nearest = Self.nearest(to: reference)
      throw ChartNotFound(
        message: "non-absolute URLs should be in form of repo_name/path_to_chart, got: \(reference)",
        nearest: nearest)
    }
    let name = String(reference[..<slash])
    let chartName = String(reference[reference.index(after: slash)...])
    guard let url = self[name] else {
      throw ChartNotFound(message: "repo \(name) not found", nearest: Self.nearest(to: chartName))
    }
    return try chart(named: chartName, at: url, version, label: name)
  }

  private static var references: [String] {
    ChartPublication.all.map { $0.oci ?? $0.chart.name }
  }

  /// How charts with names like this one can be had.
  private static func nearest(to name: String) -> [String] {
    let names = Spelling.nearest(to: name, among: ChartPublication.all.map(\.chart.name), limit: 1)
    return ChartPublication.all.filter { names.contains($0.chart.name) }.map { publication in
      publication.oci ?? "\(publication.chart.name) --repo \(publication.repository ?? "")"
    }
  }

  private func chart(inRegistry reference: String, _ version: String?) throws(ChartNotFound)
    -> ChartPublication
  {
    let known = ChartPublication.all.filter { $0.oci != nil }
    guard let found = known.first(where: { $0.oci == reference }) else {
      let place = reference.dropFirst("oci://".count)
      throw ChartNotFound(
        message: version.map {
          "failed to perform \"FetchReference\" on source: \(place):\($0): not found"
        } ?? "unable to locate any tags in provided repository: \(reference)",
        nearest: Spelling.nearest(to: reference, among: known.compactMap(\.oci), limit: 1))
    }
    guard let version, !VersionConstraint(version).admits(found.chart.version) else { return found }
    throw ChartNotFound(
      message:
        "failed to perform \"FetchReference\" on source: \(reference.dropFirst("oci://".count)):\(version): not found",
      nearest: ["--version \(found.chart.version)"])
  }

  private func chart(
    named name: String, at url: String, _ version: String?, label: String
  ) throws(ChartNotFound) -> ChartPublication {
    let known = Self.charts(at: url)
    guard let found = known.first(where: { $0.chart.name == name }) else {
      throw ChartNotFound(
        message:
          "chart \"\(name)\" matching \(version ?? "") not found in \(label) index. (try 'helm repo update'): no chart name found",
        nearest: Spelling.nearest(to: name, among: known.map(\.chart.name)))
    }
    guard let version, !VersionConstraint(version).admits(found.chart.version) else { return found }
    throw ChartNotFound(
      message:
        "chart \"\(name)\" matching \(version) not found in \(label) index. (try 'helm repo update'): no chart version found for \(name)-\(version)",
      nearest: ["--version \(found.chart.version)"])
  }
}

/// A version that `--version` asks for: `1.13.0`, `v1.13.0`, `1.13`, `1.x`, `^1.2.0`, `~1.13.0`, `>=1.0`.
struct VersionConstraint {
  private let sign: Substring
  private let numbers: [Int]
  private let isReadable: Bool

  init(_ text: String) {
    sign = text.prefix { "^~><=".contains($0) }
    var rest = text.dropFirst(sign.count).trimmed
    if rest.first == "v" { rest = rest.dropFirst() }
    let parts = rest.split(separator: ".", omittingEmptySubsequences: false)
    numbers = parts.prefix { Int($0) != nil }.compactMap { Int($0) }
    isReadable =
      numbers.count == parts.count
      || parts.dropFirst(numbers.count).allSatisfy { ["x", "X", "*"].contains($0) }
  }

  func admits(_ version: String) -> Bool {
    guard isReadable else { return false }
    let own = version.split(separator: ".").compactMap { Int($0) }
    func atLeast() -> Bool { !own.lexicographicallyPrecedes(numbers) }
    func shares(_ count: Int) -> Bool { own.prefix(count).elementsEqual(numbers.prefix(count)) }
    switch sign {
    case "", "=": return shares(numbers.count)
    case "^": return atLeast() && shares(1)
    case "~": return atLeast() && shares(min(2, numbers.count))
    case ">=": return atLeast()
    case ">": return numbers.lexicographicallyPrecedes(own)
    case "<": return own.lexicographicallyPrecedes(numbers)
    case "<=": return !numbers.lexicographicallyPrecedes(own)
    default: return false
    }
  }
}
