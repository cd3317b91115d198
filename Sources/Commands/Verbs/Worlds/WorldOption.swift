import Cloud
import Cluster
import Controllers
import Karpenter
import Kubernetes
import Manifests
import Narration

/// A setting of the world: what it is, and how it is changed. Those of Karpenter bear the names of its flags.
struct WorldOption: Sendable {
  let name: String
  let text: @Sendable (World) -> String
  let set: @Sendable (inout World, String) throws(CommandError) -> Void

  /// In the order in which `option` lists them.
  static let all: [WorldOption] = [
    WorldOption("seed") {
      String($0.options.seed)
    } set: { world, value throws(CommandError) in
      guard let seed = UInt64(value) else { throw .say(.badNumber(value, lowest: 0, highest: Int.max)) }
      world.options.seed = seed
    },
    WorldOption("pod-startup") {
      $0.options.podTimings.startup.goText
    } set: { world, value throws(CommandError) in
      world.options.podTimings.startup = try duration(value)
    },
    WorldOption("pod-shutdown") {
      $0.options.podTimings.shutdown?.goText ?? "grace"
    } set: { world, value throws(CommandError) in
      world.options.podTimings.shutdown = try duration(value)
    },
    WorldOption("spot-market") {
      $0.options.spotMarket.map { $0 == 1 ? "on" : "\($0)x" } ?? "off"
    } set: { world, value throws(CommandError) in
      world.turnSpotMarket(try spotRisk(value))
    },
    WorldOption("interruption-queue") {
      $0.cloud.options.interruptionQueue ?? "none"
    } set: { world, value throws(CommandError) in
      let name = world.cloud.interruptionQueue.name
      guard [name, "none", ""].contains(value) else {
        throw .say(.badFlagValue(flag: "interruption-queue", value: value, allowed: [name, "none"]))
      }
      world.useInterruptionQueue(value == name ? name : nil)
    },
    karpenter("feature-gates") {
      $0.featureGates.description
    } set: { settings, value throws(CommandError) in
      do throws(FeatureGates.Problem) {
        try settings.featureGates.set(value)
      } catch {
        throw CommandError(error)
      }
    },
    karpenter("preference-policy") {
      $0.preferencePolicy.rawValue
    } set: { settings, value throws(CommandError) in
      settings.preferencePolicy = try word(value, "preference-policy")
    },
    karpenter("min-values-policy") {
      $0.minValuesPolicy.rawValue
    } set: { settings, value throws(CommandError) in
      settings.minValuesPolicy = try word(value, "min-values-policy")
    },
    karpenter("batch-idle-duration") {
      $0.batchIdleDuration.goText
    } set: { settings, value throws(CommandError) in
      settings.batchIdleDuration = try duration(value)
    },
    karpenter("batch-max-duration") {
      $0.batchMaxDuration.goText
    } set: { settings, value throws(CommandError) in
      settings.batchMaxDuration = try duration(value)
    },
    provider("vm-memory-overhead-percent") {
      "\($0.vmMemoryOverheadPercent)"
    } set: { options, value throws(CommandError) in
      guard let share = Double(value), (0...1).contains(share) else {
        throw .say(.badFlagValue(flag: "vm-memory-overhead-percent", value: value, allowed: ["0.075"]))
      }
      options.vmMemoryOverheadPercent = share
    },
    provider("reserved-enis") {
      "\($0.reservedENIs)"
    } set: { options, value throws(CommandError) in
      guard let count = Int(value), (0...32).contains(count) else {
        throw .say(.badNumber(value, lowest: 0, highest: 32))
      }
      options.reservedENIs = count
    },
  ]

  private init(
    _ name: String, _ text: @escaping @Sendable (World) -> String,
    set: @escaping @Sendable (inout World, String) throws(CommandError) -> Void
  ) {
    self.name = name
    self.text = text
    self.set = set
  }

  /// A flag of Karpenter's core.
  private static func karpenter(
    _ name: String, _ text: @escaping @Sendable (KarpenterSettings) -> String,
    set: @escaping @Sendable (inout KarpenterSettings, String) throws(CommandError) -> Void
  ) -> WorldOption {
    WorldOption(name) {
      text($0.options.karpenter)
    } set: { world, value throws(CommandError) in
      try world.configureKarpenter { settings, _ throws(CommandError) in try set(&settings, value) }
    }
  }

  /// A flag of the AWS provider.
  private static func provider(
    _ name: String, _ text: @escaping @Sendable (AWSProviderOptions) -> String,
    set: @escaping @Sendable (inout AWSProviderOptions, String) throws(CommandError) -> Void
  ) -> WorldOption {
    WorldOption(name) {
      text($0.cloud.options)
    } set: { world, value throws(CommandError) in
      try world.configureKarpenter { _, options throws(CommandError) in try set(&options, value) }
    }
  }

  private static func duration(_ text: String) throws(CommandError) -> Duration {
    guard let duration = Duration(go: text), duration >= .zero, duration <= .seconds(86_400) else {
      throw .say(.badDuration(text))
    }
    return duration
  }

  /// `off`, `on`, or how many times the published risk: `20x`.
  private static func spotRisk(_ text: String) throws(CommandError) -> Double? {
    if text == "off" { return nil }
    let number = text.hasSuffix("x") ? String(text.dropLast()) : text
    guard let factor = text == "on" ? 1 : Double(number), factor > 0, factor <= 10_000 else {
      throw .say(.badFlagValue(flag: "spot-market", value: text, allowed: ["off", "on", "20x"]))
    }
    return factor
  }

  /// One of a set of words, in any case.
  private static func word<Word: RawRepresentable & CaseIterable>(
    _ text: String, _ name: String
  ) throws(CommandError) -> Word where Word.RawValue == String {
    let word = Word.allCases.first { $0.rawValue.lowercased() == text.lowercased() }
    guard let word else {
      throw .say(.badFlagValue(flag: name, value: text, allowed: Word.allCases.map(\.rawValue)))
    }
    return word
  }
}

extension CommandError {
  fileprivate init(_ problem: FeatureGates.Problem) {
    switch problem {
    case .unknownGate(let name):
      if let version = FeatureGate.versionThatHas(name) {
        self = .say(.comesInKarpenter(name, version: version))
      } else {
        let nearest = Spelling.nearest(to: name, among: FeatureGate.allCases.map(\.rawValue))
        self = .say(
          .unknownFeatureGate(name, nearest: nearest.map { "option feature-gates \($0)=true" }))
      }
    case .notABoolean(let gate, let value):
      self = .say(.badFlagValue(flag: gate.rawValue, value: value, allowed: ["true", "false"]))
    }
  }
}
