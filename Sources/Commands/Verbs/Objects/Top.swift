import Cluster
import Controllers
import Kubernetes
import Narration

/// Source: kubectl `pkg/cmd/top`, `pkg/metricsutil/metrics_printer.go`.
extension Command {
  static let topPods = Command(
    "top pods", aliases: ["top pod", "top po"], origin: .kubectl, syntax: [.any(.objects(.pod))],
    flags: [.allNamespaces, .selector, .topContainers, .topSortBy, .noHeaders, .sum], help: .top
  ) { session, given throws(CommandError) in
    try session.topPods(given)
  }

  static let topNodes = Command(
    "top nodes", aliases: ["top node", "top no"], origin: .kubectl, syntax: [.any(.objects(.node))],
    flags: [.selector, .topSortBy, .noHeaders], help: .top
  ) { session, given throws(CommandError) in
    try session.topNodes(given)
  }
}

extension Flag {
  fileprivate static let topContainers = Flag("containers")
  fileprivate static let topSortBy = Flag("sort-by", .required(.words(["cpu", "memory"])))
  fileprivate static let sum = Flag("sum")
}

extension Session {
  /// What somebody uses, to be listed and summed up.
  private struct Usage {
    var cpu = 0
    var memory = 0

    var cells: [StyledText] { ["\(cpu)m", "\(memory >> 20)Mi"] }

    static func += (left: inout Self, right: Self) {
      left.cpu += right.cpu
      left.memory += right.memory
    }
  }

  fileprivate func topPods(_ given: Invocation) throws(CommandError) -> CommandOutput {
    let namespace = namespace(of: given)
    let names = given.words
    let labels = try given.labelSelector()
    let metrics = try metrics(in: namespace)
    let pods = world.objects.pods.values.filter { pod in
      (namespace == nil || pod.metadata.namespace == namespace)
        && (names.isEmpty ? labels.matches(pod.metadata.labels) : names.contains(pod.metadata.name))
    }
    for name in names {
      let place = NamespacedName(namespace: namespace ?? self.namespace, name: name)
      guard world.objects.pods[place] != nil else {
        throw notFound(.init(kind: .pod, name: name), in: place.namespace)
      }
      guard metrics[place] != nil else { throw .upstream(UpstreamText.noPodMetrics(place)) }
    }
    var measured: [(pod: Pod, containers: [ContainerUsage], sum: Usage)] = pods.compactMap { pod in
      metrics[pod.name].map { containers in
        (pod, containers, containers.reduce(into: Usage()) { $0 += Usage(cpu: $1.cpu, memory: $1.memory) })
      }
    }
    guard !measured.isEmpty else {
      if pods.isEmpty {
        var output = CommandOutput()
        output.remark(StyledText(UpstreamText.noResourcesFound(in: namespace)))
        return output
      }
      throw .upstream(UpstreamText.metricsNotYet)
    }
    switch given[.topSortBy] {
    case "cpu": measured.sort { ($1.sum.cpu, $0.pod.name) < ($0.sum.cpu, $1.pod.name) }
    case "memory": measured.sort { ($1.sum.memory, $0.pod.name) < ($0.sum.memory, $1.pod.name) }
    case nil: break
    case _?: throw .upstream(UpstreamText.badTopSort)
    }
    let isByContainer = given.has(.topContainers)
    var rows: [[StyledText]] = []
    for (pod, containers, sum) in measured {
      let place = given.has(.allNamespaces) ? [StyledText(pod.metadata.namespace)] : []
      let name = StyledText(pod.metadata.name, style: .name)
      guard isByContainer else {
        rows.append(place + [name] + sum.cells)
        continue
      }
      rows += containers.map {
        place + [name, StyledText($0.name)] + Usage(cpu: $0.cpu, memory: $0.memory).cells
      }
    }
    if given.has(.sum) {
      let sum = measured.reduce(into: Usage()) { $0 += $1.sum }
      let blank = (given.has(.allNamespaces) ? 1 : 0) + (isByContainer ? 2 : 1)
      rows.append([StyledText](repeating: "", count: blank) + ["________", "________"])
      rows.append([StyledText](repeating: "", count: blank) + sum.cells)
    }
    let header =
      (given.has(.allNamespaces) ? ["NAMESPACE"] : []) + (isByContainer ? ["POD", "NAME"] : ["NAME"])
      + ["CPU(cores)", "MEMORY(bytes)"]
    return table(header, rows, given)
  }

  fileprivate func topNodes(_ given: Invocation) throws(CommandError) -> CommandOutput {
    _ = try metrics(in: nil)
    let labels = try given.labelSelector()
    for name in given.words where world.objects.node(NodeName(name)) == nil {
      throw notFound(.init(kind: .node, name: name), in: namespace)
    }
    let nodes = world.objects.nodes.values.filter {
      given.words.isEmpty ? labels.matches($0.metadata.labels) : given.words.contains($0.metadata.name)
    }
    guard !nodes.isEmpty else {
      var output = CommandOutput()
      output.remark(StyledText(UpstreamText.noResourcesFound(in: nil)))
      return output
    }
    var measured = nodes.map { node -> (node: Node, usage: Usage?) in
      guard node.isReady else { return (node, nil) }
      let (cpu, memory) = world.usage(of: node)
      return (node, Usage(cpu: cpu.milli, memory: memory.units))
    }
    switch given[.topSortBy] {
    case "cpu": measured.sort { ($1.usage?.cpu ?? 0, $0.node.name) < ($0.usage?.cpu ?? 0, $1.node.name) }
    case "memory":
      measured.sort { ($1.usage?.memory ?? 0, $0.node.name) < ($0.usage?.memory ?? 0, $1.node.name) }
    case nil: break
    case _?: throw .upstream(UpstreamText.badTopSort)
    }
    let rows = measured.map { node, usage -> [StyledText] in
      let name = StyledText(node.metadata.name, style: .name)
      guard let usage else { return [name] + [StyledText](repeating: "<unknown>", count: 4) }
      let allocatable = node.status.allocatable
      return [
        name, "\(usage.cpu)m", "\(Self.percent(usage.cpu, of: allocatable[.cpu]?.milli))",
        "\(usage.memory >> 20)Mi", "\(Self.percent(usage.memory, of: allocatable[.memory]?.units))",
      ]
    }
    return table(["NAME", "CPU(cores)", "CPU(%)", "MEMORY(bytes)", "MEMORY(%)"], rows, given)
  }

  private static func percent(_ used: Int, of whole: Int?) -> String {
    guard let whole, whole > 0 else { return "<unknown>" }
    return "\(Int(Double(used) / Double(whole) * 100))%"
  }

  private func table(_ header: [String], _ rows: [[StyledText]], _ given: Invocation) -> CommandOutput {
    let titles = given.has(.noHeaders) ? nil : header.map { StyledText($0, style: .heading) }
    return CommandOutput(TextTable(header: titles, rows: rows).text)
  }

  private func metrics(in namespace: String?) throws(CommandError) -> [PodName: [ContainerUsage]] {
    switch world.podMetrics(in: namespace) {
    case .notRegistered:
      throw .upstream(
        UpstreamText.noMetricsAPI, AutoscalingMessage.noMetricsServer(file: "metrics-server.yaml"))
    case .unavailable: throw .upstream(UpstreamText.metricsAPIDown)
    case .served(let metrics): return metrics
    }
  }
}
