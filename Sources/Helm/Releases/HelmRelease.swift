import Kubernetes

/// A chart installed under a name, with all that was ever made of it.
public struct HelmRelease: Equatable, Sendable {
  public enum Status: String, Sendable {
    case deployed, superseded, failed, uninstalled
  }

  /// What one `install`, `upgrade` or `rollback` made.
  public struct Revision: Equatable, Sendable {
    public let number: Int
    public let chart: Chart
    /// What the user set, without the chart's own values.
    public let values: JSONValue
    public let manifest: [RenderedObject]
    public let deployedAt: VirtualTime
    public internal(set) var status: Status
    /// `Install complete`, `Rollback to 1`, or why it failed.
    public internal(set) var description: String

    public static func == (left: Self, right: Self) -> Bool {
      left.number == right.number && left.chart.fullName == right.chart.fullName
        && left.values == right.values
        && left.manifest == right.manifest && left.deployedAt == right.deployedAt
        && left.status == right.status
        && left.description == right.description
    }
  }

  public let scope: ReleaseScope
  /// Oldest first; never empty.
  public private(set) var revisions: [Revision]

  public var name: String { scope.name }
  public var namespace: String { scope.namespace }
}

extension HelmRelease {
  /// Helm keeps ten.
  private static let historyLimit = 10

  /// A release with its first revision.
  public init(
    _ scope: ReleaseScope, chart: Chart, values: JSONValue, manifest: [RenderedObject], at time: VirtualTime
  ) {
    self.scope = scope
    revisions = []
    add(chart, values: values, manifest: manifest, at: time, description: "Install complete")
  }

  /// The last thing that was done.
  public var latest: Revision { revisions[revisions.count - 1] }
  /// What the cluster holds; nil once it is uninstalled or where nothing ever went well.
  public var deployed: Revision? { revisions.last { $0.status == .deployed } }

  public func revision(_ number: Int) -> Revision? { revisions.first { $0.number == number } }

  /// Adds a revision, which takes the place of what was deployed.
  public mutating func add(
    _ chart: Chart, values: JSONValue, manifest: [RenderedObject], at time: VirtualTime, description: String
  ) {
    for index in revisions.indices where revisions[index].status == .deployed {
      revisions[index].status = .superseded
    }
    revisions.append(
      Revision(
        number: (revisions.last?.number ?? 0) + 1, chart: chart, values: values, manifest: manifest,
        deployedAt: time, status: .deployed, description: description))
    revisions.removeFirst(max(0, revisions.count - Self.historyLimit))
  }

  /// Marks the last revision as one that did not come about: what it took the place of counts as deployed again.
  public mutating func fail(_ description: String) {
    if let before = revisions.dropLast().lastIndex(where: { $0.status == .superseded }) {
      revisions[before].status = .deployed
    }
    revisions[revisions.count - 1].status = .failed
    revisions[revisions.count - 1].description = description
  }

  /// Marks every revision as gone, for those who keep the history.
  public mutating func uninstall() {
    for index in revisions.indices { revisions[index].status = .superseded }
    revisions[revisions.count - 1].status = .uninstalled
    revisions[revisions.count - 1].description = "Uninstallation complete"
  }

  /// Whether Helm takes a text for a release's name.
  ///
  /// Source: helm.sh/helm `pkg/chart/common/util/validate_name.go`.
  public static func isValid(name: String) -> Bool {
    guard !name.isEmpty, name.utf8.count <= 53 else { return false }
    return name.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { part in
      !part.isEmpty && part.first != "-" && part.last != "-"
        && part.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 45 }
    }
  }
}
