import Kubernetes
import Narration

extension KindPrinter {
  static let schedulerConfiguration = KindPrinter(
    KubeSchedulerConfiguration.self,
    [
      .name,
      Column("PROFILES") { configuration in
        let names = configuration.profiles.map(\.schedulerName).filter { !$0.isEmpty }
        return names.isEmpty ? KubeSchedulerProfile.defaultName : names.joined(separator: ",")
      },
      .age,
    ])
}
