import Cloud
import Karpenter
import Kubernetes

/// Karpenter's flags as its container is given them: by environment, or as arguments, which win.
///
/// Source: sigs.k8s.io/karpenter v1.13.0 and github.com/aws/karpenter-provider-aws v1.13.0
/// `pkg/operator/options/options.go`.
struct KarpenterFlags: Equatable {
  var core = KarpenterSettings()
  var provider = AWSProviderOptions()

  /// A value that Karpenter does not start with, in its own words.
  struct Fault: Error, Equatable {
    let message: String
  }

  /// One flag that acts here.
  private struct Flag: Sendable {
    /// Of the environment variable.
    let name: String
    let read: @Sendable (inout KarpenterFlags, String) throws(Fault) -> Void
    /// Nil leaves the variable out.
    let write: @Sendable (KarpenterFlags) -> String?
  }

  /// Without it nothing of a container is read: the program does not start, or the Pod only stands for Karpenter.
  static let clusterName = "CLUSTER_NAME"
  static let clusterEndpoint = "CLUSTER_ENDPOINT"

  private static let all: [Flag] = [
    Flag(name: "FEATURE_GATES") { flags, text throws(Fault) in
      do throws(FeatureGates.Problem) {
        try flags.core.featureGates.set(text)
      } catch {
        throw Fault(message: UpstreamText.badFeatureGates(error))
      }
    } write: {
      $0.core.featureGates.description
    },
    Flag(name: "BATCH_IDLE_DURATION") { flags, text throws(Fault) in
      flags.core.batchIdleDuration = try duration(text, "BATCH_IDLE_DURATION")
    } write: {
      $0.core.batchIdleDuration.goText
    },
    Flag(name: "BATCH_MAX_DURATION") { flags, text throws(Fault) in
      flags.core.batchMaxDuration = try duration(text, "BATCH_MAX_DURATION")
    } write: {
      $0.core.batchMaxDuration.goText
    },
    Flag(name: "PREFERENCE_POLICY") { flags, text throws(Fault) in
      guard let policy = ProvisioningOptions.PreferencePolicy(rawValue: text) else {
        throw Fault(message: UpstreamText.invalidOption("PREFERENCE_POLICY", text))
      }
      flags.core.preferencePolicy = policy
    } write: {
      $0.core.preferencePolicy.rawValue
    },
    Flag(name: "MIN_VALUES_POLICY") { flags, text throws(Fault) in
      guard let policy = ProvisioningOptions.MinValuesPolicy(rawValue: text) else {
        throw Fault(message: UpstreamText.invalidOption("MIN_VALUES_POLICY", text))
      }
      flags.core.minValuesPolicy = policy
    } write: {
      $0.core.minValuesPolicy.rawValue
    },
    Flag(name: "VM_MEMORY_OVERHEAD_PERCENT") { flags, text throws(Fault) in
      guard let share = Double(text), (0...1).contains(share) else {
        throw Fault(message: UpstreamText.invalidOption("VM_MEMORY_OVERHEAD_PERCENT", text))
      }
      flags.provider.vmMemoryOverheadPercent = share
    } write: {
      "\($0.provider.vmMemoryOverheadPercent)"
    },
    Flag(name: "RESERVED_ENIS") { flags, text throws(Fault) in
      guard let count = Int(text), (0...32).contains(count) else {
        throw Fault(message: UpstreamText.invalidOption("RESERVED_ENIS", text))
      }
      flags.provider.reservedENIs = count
    } write: {
      "\($0.provider.reservedENIs)"
    },
    Flag(name: "INTERRUPTION_QUEUE") { flags, text throws(Fault) in
      flags.provider.interruptionQueue = text.isEmpty ? nil : text
    } write: {
      $0.provider.interruptionQueue
    },
  ]

  private static func duration(_ text: String, _ name: String) throws(Fault) -> Duration {
    guard let duration = Duration(go: text), duration >= .zero, duration <= .seconds(86_400) else {
      throw Fault(message: UpstreamText.invalidOption(name, text))
    }
    return duration
  }
}

extension KarpenterFlags {
  /// What a container is told; nil for one that names no cluster.
  init?(of container: Container) throws(Fault) {
    self.init()
    let given = Self.values(of: container)
    guard !(given[Self.clusterName] ?? "").isEmpty else { return nil }
    for flag in Self.all {
      if let text = given[flag.name] { try flag.read(&self, text) }
    }
  }

  /// By the environment variable's name; `--feature-gates=…` counts as `FEATURE_GATES`.
  static func values(of container: Container) -> [String: String] {
    var values = Dictionary(container.env.map { ($0.name, $0.value) }) { _, last in last }
    for argument in container.args where argument.hasPrefix("--") {
      let sides = argument.dropFirst(2).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      values[sides[0].uppercased().replacing("-", with: "_")] = sides.count == 2 ? String(sides[1]) : "true"
    }
    return values
  }

  /// Has a container be told the same, where it is told something else; what it is told already stays as it is
  /// written.
  func write(to container: inout Container) {
    guard let present = try? KarpenterFlags(of: container) else { return }
    for flag in Self.all where flag.write(self) != flag.write(present) {
      let place = container.env.firstIndex { $0.name == flag.name }
      guard let text = flag.write(self) else {
        container.env.removeAll { $0.name == flag.name }
        continue
      }
      var variable = EnvVar()
      variable.name = flag.name
      variable.value = text
      if let place { container.env[place] = variable } else { container.env.append(variable) }
    }
  }
}
