import Cluster
import Helm
import Kubernetes

/// What may stand in a line for Helm.
extension Session {
  /// Releases of the namespace that the line names.
  func releaseItems(in namespace: String?) -> [Completions.Item] {
    world.releases.values.filter { $0.namespace == namespace ?? self.namespace }
      .map { Completions.Item($0.name, description: $0.latest.chart.fullName) }
  }

  /// Charts as they can be had: from a registry, and from the repositories that are known.
  var chartItems: [Completions.Item] {
    let registered = ChartPublication.all.compactMap { publication in
      publication.oci.map { Completions.Item($0, description: publication.chart.version) }
    }
    let added = chartRepositories.entries.flatMap { entry in
      ChartRepositories.charts(at: entry.url).map {
        Completions.Item("\(entry.name)/\($0.chart.name)", description: $0.chart.version)
      }
    }
    return added + registered
  }

  /// `path=` of what can be set of the chart that the line names, behind what is set already: `replicas=1,settings.`.
  func chartValueItems(_ typed: String, _ arguments: [String]) -> [Completions.Item] {
    let chart =
      arguments.lazy.compactMap { try? chartRepositories.chart($0, version: nil).chart }.first ?? .karpenter
    let before = typed.lastIndex(of: ",").map { String(typed[...$0]) } ?? ""
    return chart.valuePaths.map { Completions.Item("\(before)\($0)=", endsWord: false) }
  }
}
