import Cluster
import Helm
import Kubernetes
import Manifests
import Narration

extension Command {
  static let helmInstall = Command(
    "helm install", syntax: [.one(.release), .one(.chart)],
    flags: Flag.ofChart + [.atomic, .rollbackOnFailure], help: .helm, note: .helm,
    examples: [
      "helm uninstall karpenter -n kube-system",
      "helm install karpenter oci://public.ecr.aws/karpenter/karpenter --version 1.13.0 -n kube-system --set settings.clusterName=aula --set settings.interruptionQueue=Karpenter-aula --wait",
    ]
  ) { session, given throws(CommandError) in
    try session.makeRelease(given, by: .install)
  }

  static let helmUpgrade = Command(
    "helm upgrade", syntax: [.one(.release), .one(.chart)],
    flags: Flag.ofChart + [
      .installIfAbsent, .reuseValues, .resetValues, .resetThenReuseValues, .atomic, .rollbackOnFailure,
    ],
    help: .helm, note: .helm,
    examples: [
      "helm upgrade karpenter oci://public.ecr.aws/karpenter/karpenter -n kube-system --reuse-values --set settings.batchIdleDuration=5s --wait"
    ]
  ) { session, given throws(CommandError) in
    let isThere = session.helmRelease(given)?.isThere ?? false
    guard given.has(.installIfAbsent), !isThere else { return try session.makeRelease(given, by: .upgrade) }
    var output = CommandOutput()
    output.line(StyledText(UpstreamText.releaseDoesNotExist(given.words[0])))
    output.append(try session.makeRelease(given, by: .install))
    return output
  }

  static let helmTemplate = Command(
    "helm template", syntax: [.one(.release), .optional(.chart)], flags: Flag.ofChart + [.includeCRDs],
    help: .helm,
    examples: [
      "helm template karpenter oci://public.ecr.aws/karpenter/karpenter --set settings.clusterName=aula"
    ]
  ) { session, given throws(CommandError) in
    let name = given.words.count == 1 ? "release-name" : given.words[0]
    let chart = try session.chart(given.words[given.words.count - 1], given, "").chart
    let scope = ReleaseScope(name: name, namespace: given[.namespace] ?? session.namespace)
    let values = try session.chartValues(given, "")
    var output = CommandOutput()
    if given.has(.includeCRDs) { output.print(chart.customResourceDefinitions.text) }
    do throws(RenderingFailure) {
      output.print(try chart.rendered(for: scope, with: values).text)
    } catch {
      throw .helm(.rendering(error))
    }
    return output
  }
}

/// What makes a revision of a release.
private enum ReleaseVerb: Equatable {
  case install, upgrade

  var failure: String { self == .install ? "INSTALLATION FAILED: " : "UPGRADE FAILED: " }
}

extension Session {
  fileprivate mutating func makeRelease(_ given: Invocation, by verb: ReleaseVerb) throws(CommandError)
    -> CommandOutput
  {
    let publication = try chart(given.words[1], given, verb.failure)
    let chart = publication.chart
    let scope = ReleaseScope(name: given.words[0], namespace: given[.namespace] ?? namespace)
    let before = world.release(scope)
    let values = try values(of: before, given, verb)
    let isDryRun = try given.dryRun() != .none
    var trial = world
    do throws(HelmFailure) { try trial.make(verb, chart, scope, values, given) } catch {
      throw .helm(error, verb.failure, helmAdvice(error))
    }
    var output = CommandOutput()
    output.append(pulled(given.words[1], chart))
    guard !isDryRun else {
      output.print(Self.dryRun(trial.release(scope)))
      output.append(remarks(on: publication, values))
      return output
    }
    try change(given) { (world: inout World) throws(CommandError) in
      do throws(HelmFailure) { try world.make(verb, chart, scope, values, given) } catch {
        throw .helm(error, verb.failure)
      }
    }
    if given.has(.wait) || given.has(.atomic) || given.has(.rollbackOnFailure) {
      try waitFor(scope, given, verb, restoring: before, into: &output)
      guard output.status == .done else { return output }
    }
    if verb == .upgrade { output.line(StyledText(UpstreamText.upgraded(scope.name))) }
    if let release = world.release(scope) { output.print(release.heading) }
    output.append(remarks(on: publication, values))
    let forgotten = chart.valuesBackToDefaults(from: before?.latest.values, to: values)
    if verb == .upgrade, !forgotten.isEmpty {
      let texts = forgotten.map { "`\($0.path)` (\(JSONWriter.compact($0.value)))" }
      output.remark(HelmMessage.backToDefaults(texts).told(in: language))
    }
    return output
  }

  private func values(
    of release: HelmRelease?, _ given: Invocation, _ verb: ReleaseVerb
  ) throws(CommandError) -> JSONValue {
    let new = try chartValues(given, verb.failure)
    guard verb == .upgrade, let old = release?.latest.values, !given.has(.resetValues) else { return new }
    if given.has(.reuseValues) || given.has(.resetThenReuseValues) { return old.overlaid(with: new) }
    return new == .object([:]) ? old : new
  }

  /// Lets time run until what the release made is ready, or no longer than `--timeout`.
  private mutating func waitFor(
    _ scope: ReleaseScope, _ given: Invocation, _ verb: ReleaseVerb, restoring before: HelmRelease?,
    into output: inout CommandOutput
  ) throws(CommandError) {
    let end = world.now + (try given.duration(.timeout) ?? .seconds(300))
    var halt = Halt.reached
    if !world.isReady(scope) {
      halt = try letTimeRun(until: .instant(end)) { _, world in !world.isReady(scope) }
    }
    guard !world.isReady(scope) else { return }
    guard halt == .reached || halt == .satisfied else {
      tell(halt, into: &output)
      return
    }
    let waiting = world.unready(scope)
    let undoes = given.has(.atomic) || given.has(.rollbackOnFailure)
    try change(given) { (world: inout World) throws(CommandError) in
      world.markFailed(scope, UpstreamText.failed(scope.name, isUpgrade: verb == .upgrade))
      guard undoes else { return }
      do throws(HelmFailure) {
        if before == nil {
          try world.uninstall(scope)
        } else {
          try world.rollBack(scope, to: before?.deployed?.number)
        }
      } catch {
        throw .helm(error)
      }
    }
    output.line(
      StyledText("Error: \(verb.failure)\(UpstreamText.deadlineExceeded)", style: .refusal), to: .remarks)
    output.remark(HelmMessage.notReady(waiting, namespace: scope.namespace).told(in: language))
    output.status = .failed
  }

  private static func dryRun(_ release: HelmRelease?) -> StyledText {
    guard let release else { return "" }
    return release.heading(status: "pending-\(release.latest.number == 1 ? "install" : "upgrade")")
      + "HOOKS:\nMANIFEST:\n" + release.latest.manifest.text
  }
}

extension World {
  fileprivate mutating func make(
    _ verb: ReleaseVerb, _ chart: Chart, _ scope: ReleaseScope, _ values: JSONValue, _ given: Invocation
  ) throws(HelmFailure) {
    switch verb {
    case .install:
      try install(
        chart, as: scope, values: values, createsNamespace: given.has(.createNamespace),
        skipsCRDs: given.has(.skipCRDs))
    case .upgrade: try upgrade(scope, to: chart, values: values)
    }
  }
}
