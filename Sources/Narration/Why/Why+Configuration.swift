import Cluster
import Kubernetes
import Scheduling

extension Why {
  /// So many nodes are compared, those with the most points under either configuration.
  private static let comparedNodes = 10

  /// The same attempt under two configurations of kube-scheduler: the one that decided, and another. Empty when
  /// there is no such Pod.
  ///
  /// - Parameter file: what the other is called.
  public func pod(
    _ name: PodName, with configuration: KubeSchedulerConfiguration, named file: String
  ) throws(SchedulerConfigurationError) -> [StyledText] {
    guard let pod = world.objects.pods[name] else { return [] }
    let last = attempts(for: name).last
    let attempt = last?.attempt ?? world.schedulingAttempt(placing: pod)
    let heading: AttemptMessage =
      if let last, last.attempt != nil {
        .configured(pod: name.name, file: file, at: last.last)
      } else {
        .configuredNow(pod: name.name, file: file)
      }
    guard let other = try attempt.placement(under: configuration) else {
      return line(heading)
        + parts([.line(AttemptMessage.nobodyWouldSchedule(wanted: pod.spec.schedulerName))])
    }
    let present = attempt.profile == nil ? nil : attempt.placement
    let story = ConfigurationStory(present, other, file: file)
    return line(heading) + parts(story.parts)
  }

  /// What one attempt comes to under each of two configurations.
  private struct ConfigurationStory {
    /// Nil when the configuration in force has nobody for the Pod.
    let present: PodPlacement?
    let other: PodPlacement
    let file: String

    init(_ present: PodPlacement?, _ other: PodPlacement, file: String) {
      self.present = present
      self.other = other
      self.file = file
    }

    var parts: [Story.Part] {
      [.line(outcome)] + (nodes.isEmpty ? [] : [.table(totals)])
        + details(of: present, AttemptMessage.inForce) + details(of: other, AttemptMessage.with(file))
    }

    private var outcome: AttemptMessage {
      let old = present?.winner?.node
      let new = other.winner?.node
      if let old, old == new { return .staysOn(old) }
      return .moves(from: old, to: new)
    }

    /// The best nodes of both, each once, those of the one in force first.
    private var nodes: [NodeName] {
      var nodes: [NodeName] = []
      let rankings = [present, other].compactMap { $0?.ranking.map(\.node) }
      for rank in 0..<(rankings.map(\.count).max() ?? 0) {
        for ranking in rankings where rank < ranking.count && !nodes.contains(ranking[rank]) {
          nodes.append(ranking[rank])
        }
        if nodes.count >= Why.comparedNodes { break }
      }
      return nodes
    }

    private var totals: Story.Table {
      func cell(_ placement: PodPlacement?, _ node: NodeName) -> any Message {
        guard let placement, let verdict = placement.sheet?[node] else { return Verbatim("–") }
        switch verdict.filter {
        case .rejected(let rejection): return Verbatim("✗ \(rejection.plugin?.rawValue ?? "")", .refusal)
        case .notExamined: return Verbatim("–")
        case .fits:
          return placement.winner?.node == node
            ? Verbatim("✓ \(verdict.total)", .success) : Verbatim(verdict.total)
        }
      }
      return Story.Table(
        header: [SchedulingMessage.nodeColumn, AttemptMessage.inForceColumn, Verbatim(file)],
        rows: nodes.map { [Verbatim($0, .name), cell(present, $0), cell(other, $0)] },
        alignments: [.left, .right, .right])
    }

    /// The points of the two chosen nodes, or why there is none.
    private func details(of placement: PodPlacement?, _ heading: AttemptMessage) -> [Story.Part] {
      guard let placement else { return [] }
      let chosen = [present?.winner?.node, other.winner?.node].compactMap(\.self)
      let scored = placement.ranking.filter { chosen.contains($0.node) }
      if !scored.isEmpty { return [.line(heading), .table(PodPlacement.scores(of: scored))] }
      let refusals = placement.winner == nil ? placement.refusalParts : []
      return refusals.isEmpty ? [] : [.line(heading)] + refusals
    }
  }
}
