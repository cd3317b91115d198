import Cluster
import Helm
import Kubernetes
import Manifests
import Narration

extension Command {
  static let helmList = Command(
    "helm list", aliases: ["helm ls"],
    flags: [.namespace, .allNamespaces, .everyStatus, .short, .helmOutput], help: .helm,
    examples: ["helm list -A", "helm list -n kube-system"]
  ) { session, given throws(CommandError) in
    let namespace = given[.namespace] ?? session.namespace
    let releases = session.world.releases.values.filter { release in
      (given.has(.allNamespaces) || release.namespace == namespace)
        && (given.has(.everyStatus) || release.latest.status != .uninstalled)
    }
    .sorted { ($0.name, $0.namespace) < ($1.name, $1.namespace) }
    if given.has(.short) {
      return CommandOutput(releases.map { StyledText($0.name, style: .name) }.joinedAsLines)
    }
    return try .helmTable(
      ["NAME", "NAMESPACE", "REVISION", "UPDATED", "STATUS", "CHART", "APP VERSION"],
      keys: ["name", "namespace", "revision", "updated", "status", "chart", "app_version"],
      releases.map { release in
        let latest = release.latest
        return [
          release.name, release.namespace, String(latest.number), latest.deployedAt.goText,
          latest.status.rawValue, latest.chart.fullName, latest.chart.appVersion,
        ]
      }, given)
  }

  static let helmHistory = Command(
    "helm history", aliases: ["helm hist"], syntax: [.one(.release)], flags: [.namespace, .helmOutput],
    help: .helm, examples: ["helm history karpenter -n kube-system"]
  ) { session, given throws(CommandError) in
    let release = try session.knownRelease(given)
    return try .helmTable(
      ["REVISION", "UPDATED", "STATUS", "CHART", "APP VERSION", "DESCRIPTION"],
      keys: ["revision", "updated", "status", "chart", "app_version", "description"],
      release.revisions.map { revision in
        [
          String(revision.number), revision.deployedAt.ansi, revision.status.rawValue,
          revision.chart.fullName, revision.chart.appVersion, revision.description,
        ]
      }, given)
  }

  static let helmStatus = Command(
    "helm status", syntax: [.one(.release)], flags: [.namespace, .revision], help: .helm,
    examples: ["helm status karpenter -n kube-system"]
  ) { session, given throws(CommandError) in
    CommandOutput(try session.knownRelease(given).heading)
  }

  static let helmGet = Command(
    "helm get", syntax: [.one(.words(["values", "manifest", "all", "notes", "hooks"])), .one(.release)],
    flags: [.namespace, .revision, .everyStatus, .helmOutput], help: .helm,
    examples: [
      "helm get values karpenter -n kube-system", "helm get manifest karpenter -n kube-system | grep kind",
    ]
  ) { session, given throws(CommandError) in
    var given = given
    let what = given.words.removeFirst()
    let release = try session.knownRelease(given)
    let number = try given.integer(.revision) ?? release.latest.number
    guard let revision = release.revision(number) else { throw .helm(.releaseNotFound) }
    switch what {
    case "values": return try revision.valuesText(given)
    case "manifest": return CommandOutput(revision.manifest.text)
    case "all":
      var output = CommandOutput(release.heading)
      output.append(try revision.valuesText(given))
      output.print("\nHOOKS:\nMANIFEST:\n" + revision.manifest.text)
      return output
    case "notes", "hooks": return CommandOutput()
    default:
      throw .say(
        .badFlagValue(flag: "helm get", value: what, allowed: ["values", "manifest", "all", "notes"]))
    }
  }

  static let helmUninstall = Command(
    "helm uninstall", aliases: ["helm delete", "helm del"], syntax: [.oneOrMore(.release)],
    flags: [.namespace, .keepHistory, .wait, .timeout, .ignoreNotFound, .dryRun], help: .helm,
    examples: ["helm uninstall karpenter -n kube-system"]
  ) { session, given throws(CommandError) in
    var output = CommandOutput()
    for name in given.words {
      let scope = ReleaseScope(name: name, namespace: given[.namespace] ?? session.namespace)
      let before = session.world
      do throws(CommandError) {
        try session.uninstall(scope, given)
        let gone = before.objectsLost(by: session.world)
        if !gone.isEmpty { output.remark(HelmMessage.kindsTakeAlong(gone).told(in: session.language)) }
        output.line(StyledText(UpstreamText.uninstalled(name)))
      } catch {
        guard given.has(.ignoreNotFound) else { throw error }
        output.line(StyledText(UpstreamText.uninstalled(name)))
      }
    }
    if !session.world.isKarpenterRunning || given.words.contains("karpenter") {
      let nodes = session.world.objects.nodes.values.count { $0.metadata.labels[WellKnown.nodePool] != nil }
      if nodes > 0 { output.remark(HelmMessage.nodesStay(nodes).told(in: session.language)) }
    }
    return output
  }

  static let helmRollback = Command(
    "helm rollback", syntax: [.one(.release), .optional(.count)],
    flags: [.namespace, .wait, .timeout, .dryRun], help: .helm,
    examples: [
      "helm upgrade karpenter oci://public.ecr.aws/karpenter/karpenter -n kube-system --reuse-values --set replicas=1",
      "helm rollback karpenter 1 -n kube-system",
    ]
  ) { session, given throws(CommandError) in
    let scope = session.scope(given)
    let number = try given.words.dropFirst().first.map { (text) throws(CommandError) in
      guard let number = Int(text) else { throw CommandError.upstream(UpstreamText.badRevision(text)) }
      return number
    }
    try session.change(given) { (world: inout World) throws(CommandError) in
      do throws(HelmFailure) { try world.rollBack(scope, to: number) } catch { throw .helm(error) }
    }
    if given.has(.wait) {
      let end = session.world.now + (try given.duration(.timeout) ?? .seconds(300))
      _ = try session.letTimeRun(until: .instant(end)) { _, world in !world.isReady(scope) }
    }
    var output = CommandOutput()
    output.line(StyledText(UpstreamText.rolledBack))
    return output
  }
}

extension World {
  /// How many objects of each kind there were that another world knows no more of: `2 NodeClaim`.
  fileprivate func objectsLost(by other: World) -> [String] {
    Kinds.all.map(\.kind).filter { admits($0) && !other.admits($0) }.compactMap { kind in
      let count = objects(of: kind).count
      return count == 0 ? nil : "\(count) \(kind.name)"
    }
  }
}

extension Session {
  func scope(_ given: Invocation) -> ReleaseScope {
    ReleaseScope(name: given.words.first ?? "", namespace: given[.namespace] ?? namespace)
  }

  func helmRelease(_ given: Invocation) -> HelmRelease? { world.release(scope(given)) }

  func knownRelease(_ given: Invocation) throws(CommandError) -> HelmRelease {
    if let release = helmRelease(given) { return release }
    throw .helm(.releaseNotFound, "", elsewhere(given.words.first ?? ""))
  }

  /// Where there is a release of that name, or which names are like it.
  private func elsewhere(_ name: String) -> [any Message] {
    let releases = world.releases.values
    if let other = releases.first(where: { $0.name == name }) {
      return [HelmMessage.inOtherNamespace(release: name, namespace: other.namespace)]
    }
    let nearest = Spelling.nearest(to: name, among: releases.map(\.name))
    return nearest.isEmpty ? [] : [ShellMessage.didYouMean(nearest)]
  }

  fileprivate mutating func uninstall(_ scope: ReleaseScope, _ given: Invocation) throws(CommandError) {
    guard let release = world.release(scope), release.isThere else {
      throw CommandError(
        upstream: "Error: \(UpstreamText.releaseNotLoaded(scope.name))", place: nil,
        messages: elsewhere(scope.name))
    }
    guard try given.dryRun() == .none else { return }
    try change(given) { (world: inout World) throws(CommandError) in
      do throws(HelmFailure) {
        try world.uninstall(scope, keepsHistory: given.has(.keepHistory))
      } catch {
        throw .helm(error)
      }
    }
    guard given.has(.wait) else { return }
    let references = release.latest.manifest.compactMap { $0.reference }
    let end = world.now + (try given.duration(.timeout) ?? .seconds(300))
    _ = try letTimeRun(until: .instant(end)) { _, world in
      references.contains { world.object($0) != nil }
    }
  }
}

extension HelmRelease {
  /// Whether it holds its name: it is installed, or tried to be.
  var isThere: Bool { latest.status != .uninstalled }
}
