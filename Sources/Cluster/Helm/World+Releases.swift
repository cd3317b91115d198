import Helm
import Kubernetes
import Manifests

/// What a student's Helm does to the cluster. Each call does all of it or, when it throws, nothing.
extension World {
  public func release(_ scope: ReleaseScope) -> HelmRelease? { releases[scope.key] }

  /// Installs a chart under a name that is free, or was uninstalled.
  public mutating func install(
    _ chart: Chart, as scope: ReleaseScope, values: JSONValue, createsNamespace: Bool = false,
    skipsCRDs: Bool = false
  ) throws(HelmFailure) {
    guard HelmRelease.isValid(name: scope.name) else { throw .invalidName(scope.name) }
    if let present = releases[scope.key], present.latest.status != .uninstalled { throw .nameInUse }
    let manifest = try rendered(chart, for: scope, values)
    var next = self
    if createsNamespace { next.createNamespace(scope.namespace) }
    guard next.objects.namespaces[NamespacedName(namespace: "", name: scope.namespace)] != nil else {
      throw .namespaceMissing(scope.namespace)
    }
    if !skipsCRDs {
      for definition in chart.customResourceDefinitions { try next.createIfAbsent(definition) }
    }
    try next.bring(manifest, from: [], of: scope)
    if var release = next.releases[scope.key] {
      release.add(chart, values: values, manifest: manifest, at: now, description: "Install complete")
      next.releases[scope.key] = release
    } else {
      next.releases[scope.key] = HelmRelease(
        scope, chart: chart, values: values, manifest: manifest, at: now)
    }
    self = next
  }

  /// Brings a release to another version of its chart, or to other values.
  public mutating func upgrade(_ scope: ReleaseScope, to chart: Chart, values: JSONValue) throws(HelmFailure)
  {
    guard let release = releases[scope.key], let last = release.deployed ?? release.failed else {
      throw .noDeployedRelease(scope.name)
    }
    try revise(
      release, chart, values, replacing: last.manifest, description: "Upgrade complete")
  }

  /// Brings a release back to what a revision made of it; nil takes the one before the last.
  public mutating func rollBack(_ scope: ReleaseScope, to number: Int?) throws(HelmFailure) {
    guard let release = releases[scope.key] else { throw .releaseNotFound }
    let wanted = number.flatMap { $0 == 0 ? nil : $0 } ?? release.latest.number - 1
    guard let revision = release.revision(wanted) else { throw .noSuchRevision(wanted) }
    try revise(
      release, revision.chart, revision.values, replacing: release.latest.manifest,
      description: "Rollback to \(wanted)")
  }

  /// Deletes what a release made. Kinds that came along with its chart stay, and so do their objects.
  public mutating func uninstall(_ scope: ReleaseScope, keepsHistory: Bool = false) throws(HelmFailure) {
    guard var release = releases[scope.key], release.latest.status != .uninstalled else {
      throw .releaseNotFound
    }
    for object in release.latest.manifest.reversed() {
      if let reference = try? resource(object).reference { try? delete(reference) }
    }
    release.uninstall()
    releases[scope.key] = keepsHistory ? release : nil
  }

  /// Notes that what a release made did not come about in time.
  public mutating func markFailed(_ scope: ReleaseScope, _ description: String) {
    releases[scope.key]?.fail(description)
  }

  private mutating func revise(
    _ release: HelmRelease, _ chart: Chart, _ values: JSONValue, replacing old: [RenderedObject],
    description: String
  ) throws(HelmFailure) {
    var release = release
    let manifest = try rendered(chart, for: release.scope, values)
    var next = self
    try next.bring(manifest, from: old, of: release.scope)
    release.add(chart, values: values, manifest: manifest, at: now, description: description)
    next.releases[release.scope.key] = release
    self = next
  }

  private func rendered(
    _ chart: Chart, for scope: ReleaseScope, _ values: JSONValue
  ) throws(HelmFailure) -> [RenderedObject] {
    do throws(RenderingFailure) {
      return try chart.rendered(for: scope, with: values)
    } catch {
      throw .rendering(error)
    }
  }

  private mutating func createNamespace(_ name: String) {
    guard objects.namespaces[NamespacedName(namespace: "", name: name)] == nil else { return }
    _ = try? create(
      Namespace().with {
        $0.metadata.name = name
        $0.metadata.labels["name"] = name
      })
  }
}

extension HelmRelease {
  /// The last revision, where nothing is deployed and something was tried.
  fileprivate var failed: Revision? { latest.status == .failed ? latest : nil }
}

extension ReleaseScope {
  var key: NamespacedName { NamespacedName(namespace: namespace, name: name) }
}
