import Cloud
import Cluster
import Controllers
import Kubernetes
import Manifests
import Narration
import Observability

/// Controllers beside Kubernetes' and Karpenter's own, which a student may turn on.
extension Command {
  private static let name = "mini-karpenter"

  static let controllerEnable = Command(
    "controller enable", syntax: [.one(.words([name])), .any(.text("SETTING=VALUE"))], help: .controller,
    note: .controller,
    examples: [
      "controller enable mini-karpenter", "controller enable mini-karpenter threshold=30% prices=on",
    ]
  ) { session, given throws(CommandError) in
    try checkName(given)
    let settings = try settings(given.words.dropFirst())
    let before = session.world.miniKarpenter.runner
    try session.change(given) { (world: inout World) throws(CommandError) in
      let home = NamespacedName(namespace: "", name: MiniKarpenter.namespace)
      do throws(APIError) {
        if world.objects.namespaces[home] == nil {
          try world.create(Namespace().with { $0.metadata.name = MiniKarpenter.namespace })
        }
        try world.configureMiniKarpenter(settings)
      } catch {
        throw .server(error)
      }
      world.enableMiniKarpenter()
    }
    var output = CommandOutput()
    if case .pod(let pod, _)? = before {
      output.line(PlanMessage.alreadyRunning(pod).told(in: session.language))
    }
    output.line(PlanMessage.enabled.told(in: session.language))
    return output
  }

  static let controllerDisable = Command(
    "controller disable", syntax: [.one(.words([name]))], help: .controller,
    examples: ["controller enable mini-karpenter", "controller disable mini-karpenter"]
  ) { session, given throws(CommandError) in
    try checkName(given)
    try session.change(given) { (world: inout World) throws(CommandError) in world.disableMiniKarpenter() }
    var output = CommandOutput()
    output.line(PlanMessage.disabled.told(in: session.language))
    return output
  }

  static let controllerLogs = Command(
    "controller logs", syntax: [.one(.words([name]))], help: .controller,
    examples: ["controller enable mini-karpenter", "controller logs mini-karpenter"]
  ) { session, given throws(CommandError) in
    try checkName(given)
    return .lines(MiniKarpenterLog(session.world.decisions).lines.map(\.text))
  }

  private static func checkName(_ given: Invocation) throws(CommandError) {
    guard given.words.first == name else {
      throw .say(PlanMessage.unknownController(given.words.first ?? ""))
    }
  }

  private static func settings(_ words: ArraySlice<String>) throws(CommandError) -> [String: String] {
    var settings: [String: String] = [:]
    for word in words {
      let sides = word.split(separator: "=", maxSplits: 1).map(String.init)
      let name = sides.first ?? ""
      guard MiniKarpenterConfiguration.keys.contains(name), sides.count == 2 else {
        throw .say(
          PlanMessage.unknownSetting(
            name, nearest: Spelling.nearest(to: name, among: MiniKarpenterConfiguration.keys)))
      }
      settings[name] = sides[1]
    }
    let faults = MiniKarpenterConfiguration(settings, standard: .standard(in: .usEast1)).faults
    guard faults.isEmpty else {
      var error = CommandError.say(MiniKarpenterMessage.fault(faults[0]))
      error.messages += faults.dropFirst().map { MiniKarpenterMessage.fault($0) }
      throw error
    }
    return settings
  }
}
