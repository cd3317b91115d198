import Cluster
import Kubernetes

/// What a namespace may use: the namespace itself, its quotas and its limits.
///
/// Source: kubectl `pkg/describe/describe.go`, whose layouts for one object and for a namespace's differ.
extension Description {
  init(_ namespace: Namespace, in world: World) {
    field("Name", namespace.metadata.name)
    labelsAndAnnotations(namespace.metadata)
    field("Status", namespace.phase.rawValue)
    line("")
    quotas(world.objects.all(ResourceQuota.self, in: namespace.metadata.name))
    line("")
    limits(world.objects.all(LimitRange.self, in: namespace.metadata.name))
  }

  private mutating func quotas(_ quotas: [ResourceQuota]) {
    guard !quotas.isEmpty else { return line("No resource quota.") }
    line("Resource Quotas")
    for quota in quotas {
      field("Name", quota.metadata.name, level: 1)
      scopes(of: quota, level: 1, bullet: "*")
      line("Resource\tUsed\tHard", level: 1)
      line("--------\t---\t---", level: 1)
      for row in quota.rows { line(row.joined(separator: "\t"), level: 1) }
    }
  }

  private mutating func limits(_ ranges: [LimitRange]) {
    guard !ranges.isEmpty else { return line("No LimitRange resource.") }
    line("Resource Limits")
    // One blank, not two: what stands in the original.
    for row in Self.limitHeader + ranges.flatMap(\.rows) { line(" " + row.joined(separator: "\t")) }
  }

  init(_ quota: ResourceQuota) {
    field("Name", quota.metadata.name)
    field("Namespace", quota.metadata.namespace)
    scopes(of: quota, level: 0, bullet: " *")
    table(["Resource", "Used", "Hard"], quota.rows, level: 0)
  }

  init(_ range: LimitRange) {
    field("Name", range.metadata.name)
    field("Namespace", range.metadata.namespace)
    for row in Self.limitHeader + range.rows { line(row.joined(separator: "\t")) }
  }

  private static let limitHeader: [[String]] = {
    let titles = [
      "Type", "Resource", "Min", "Max", "Default Request", "Default Limit", "Max Limit/Request Ratio",
    ]
    return [titles, titles.map { String(repeating: "-", count: $0.count) }]
  }()

  private mutating func scopes(of quota: ResourceQuota, level: Int, bullet: String) {
    let scopes = (quota.inert["scopes"]?.array ?? []).compactMap(\.string).sorted()
    guard !scopes.isEmpty else { return }
    field("Scopes", scopes.joined(separator: ", "), level: level)
    for scope in scopes {
      if let meaning = UpstreamText.meaning(ofQuotaScope: scope) {
        line("\(bullet) \(meaning)", level: level)
      }
    }
  }
}

extension ResourceQuota {
  /// As its controller last wrote them: nothing before it has.
  fileprivate var rows: [[String]] {
    enforced.sorted.map { [$0.name.text, "\(used[$0.name] ?? .zero)", "\($0.amount)"] }
  }
}

extension LimitRange {
  fileprivate var rows: [[String]] {
    limits.flatMap { item in
      let columns = [item.min, item.max, item.defaultRequest, item.default, item.maxLimitRequestRatio]
      return Set(columns.flatMap(\.amounts.keys)).sorted().map { resource in
        [item.type.rawValue, resource.text] + columns.map { $0[resource]?.description ?? "-" }
      }
    }
  }
}
