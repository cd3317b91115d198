import Cluster
import Controllers
import Kubernetes
import Manifests
import Narration

/// The mini-Karpenter's advice for a real cluster's dump.
public enum PlanOfDump {
  /// - Parameters:
  ///   - catalogue: a catalogue of node sizes to use instead of the one that the dump, or the program, has.
  public static func output(
    of text: String, source: String, catalogue: String?, language: Language
  ) -> CommandOutput {
    let dump: ClusterDump
    do throws(InvalidManifest) {
      dump = try ClusterDump(text, source: source)
    } catch {
      var output = CommandOutput()
      output.print(CommandError(error).told(in: language), to: .remarks)
      output.status = .usage
      return output
    }
    let session = Session(world: dump.world, language: language)
    var configuration = dump.world.miniKarpenterConfiguration
    if let catalogue {
      configuration = configuration.with(catalogue: catalogue)
    }
    var output = CommandOutput()
    output.remark(PlanMessage.dump(objects: dump.objectCount, skipped: dump.skipped).told(in: language))
    for fault in configuration.faults { output.remark(MiniKarpenterMessage.fault(fault).told(in: language)) }
    if catalogue != nil, !configuration.faults.isEmpty {
      output.status = .usage
      return output
    }
    let plans = dump.world.provisioningPlans(configuration)
    let suggestions = dump.world.consolidationSuggestions(configuration)
    for plan in plans {
      output.append(session.shown(plan))
      if let manifest = plan.choice?.manifest {
        output.print("---\n" + StyledText(YAMLWriter.text(manifest)))
      }
    }
    for suggestion in suggestions { output.append(session.shown(suggestion)) }
    if plans.isEmpty, suggestions.isEmpty {
      output.remark(PlanMessage.nothing(isSoon: false).told(in: language))
    }
    return output
  }
}
