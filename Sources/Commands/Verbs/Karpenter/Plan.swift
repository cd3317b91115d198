import Cloud
import Cluster
import Controllers
import Karpenter
import Kubernetes
import Manifests
import Narration

/// The mini-Karpenter's advice: shown, applied, held against Karpenter's own.
extension Command {
  static let planShow = Command(
    "plan show", aliases: ["plan"], syntax: [.optional(.text("POD|NODE"))], help: .plan,
    examples: ["controller enable mini-karpenter", "plan show"]
  ) { session, given throws(CommandError) in
    let mini = session.world.miniKarpenter
    var output = CommandOutput()
    guard let name = given.words.first else {
      guard mini.runner != nil || !mini.isEmpty else {
        output.remark(PlanMessage.notRunning.told(in: session.language))
        return output
      }
      output.remark(PlanMessage.running(mini.runner).told(in: session.language))
      for fault in session.world.miniKarpenterConfiguration.faults {
        output.remark(
          StyledText("mini-karpenter-config: ", style: .warning)
            + MiniKarpenterMessage.fault(fault).told(in: session.language))
      }
      for plan in mini.plans.values { output.append(session.shown(plan)) }
      for suggestion in mini.suggestions.values { output.append(session.shown(suggestion)) }
      if mini.isEmpty {
        output.remark(PlanMessage.nothing(isSoon: !session.hasLooked).told(in: session.language))
      }
      return output
    }
    let plans = mini.plans(of: name)
    let suggestions = mini.suggestions.values.filter { $0.node.text == name || $0.configMap == name }
    guard !plans.isEmpty || !suggestions.isEmpty else { throw .say(PlanMessage.noPlan(name)) }
    for plan in plans {
      output.append(session.shown(plan))
      if let yaml = session.planText(plan.configMap) { output.print("---\n" + StyledText(yaml)) }
    }
    for suggestion in suggestions { output.append(session.shown(suggestion)) }
    return output
  }

  static let planApply = Command(
    "plan apply", syntax: [.any(.text("POD"))], help: .plan,
    examples: ["controller enable mini-karpenter", "plan apply"]
  ) { session, given throws(CommandError) in
    let mini = session.world.miniKarpenter
    var plans: [ProvisioningPlan] = []
    for name in given.words {
      let found = mini.plans(of: name)
      guard !found.isEmpty else { throw .say(PlanMessage.noPlan(name)) }
      plans += found
    }
    if given.words.isEmpty { plans = mini.plans.values }
    var output = CommandOutput()
    guard !plans.isEmpty else {
      let message = mini.runner == nil ? PlanMessage.notRunning : .nothing(isSoon: !session.hasLooked)
      output.remark(message.told(in: session.language))
      return output
    }
    var documents: [Result<Document, InvalidManifest>] = []
    for plan in plans {
      if let yaml = session.planText(plan.configMap) {
        documents += Document.readAll(yaml, source: plan.configMap)
      } else {
        output.remark(PlanMessage.noSizeFits(plan.pod).told(in: session.language))
        output.status = .failed
      }
    }
    guard !documents.isEmpty else { return output }
    let failed = output.status
    output.append(
      try session.forEachObject(in: documents, given) { session, resource, document throws(CommandError) in
        try session.apply(resource, document, given)
      })
    if failed.isFailure { output.status = failed }
    return output
  }

  static let planCompare = Command(
    "plan compare", help: .plan, examples: ["plan compare"]
  ) { session, _ in
    let comparison = session.world.comparePlans()
    var output = CommandOutput()
    guard !comparison.rows.isEmpty else {
      output.remark(PlanMessage.nothingToCompare.told(in: session.language))
      return output
    }
    output.append(session.table(comparison))
    output.line("")
    let planned = comparison.rows.count { $0.plan.choice != nil }
    let total = PlanMessage.total(
      plans: comparison.planPriceUSDPerHour, planNodes: planned,
      karpenter: comparison.karpenterPriceUSDPerHour,
      machines: comparison.machines.count)
    let messages = [total] + comparison.differences.map { .difference($0) }
    output.append(.lines(session.narrator(session.detail).tell(messages.map { .line($0) }, indent: 0)))
    return output
  }
}

extension MiniKarpenter {
  var isEmpty: Bool { plans.isEmpty && suggestions.isEmpty }

  /// Those of a Pod, or of a ConfigMap.
  func plans(of name: String) -> [ProvisioningPlan] {
    plans.values.filter { [$0.pod.name, $0.pod.description, $0.configMap].contains(name) }
  }
}

extension Session {
  /// Whether it has looked at nodes at all.
  fileprivate var hasLooked: Bool { world.miniKarpenter.hasLooked }

  /// As it stands in the cluster: what a student has changed there counts.
  fileprivate func planText(_ configMap: String) -> String? {
    let name = NamespacedName(namespace: MiniKarpenter.namespace, name: configMap)
    return world.objects.configMaps[name]?.data["plan.yaml"]
  }

  func shown(_ plan: ProvisioningPlan) -> CommandOutput {
    .lines(
      narrator(detail).tell(
        [.line(MiniKarpenterMessage.change(.planned(plan))), .under(plan.parts)], indent: 0))
  }

  func shown(_ suggestion: ConsolidationSuggestion) -> CommandOutput {
    .lines(
      narrator(detail).tell(
        [.line(MiniKarpenterMessage.change(.suggested(suggestion))), .under(suggestion.parts)], indent: 0))
  }

  fileprivate func table(_ comparison: PlanComparison) -> CommandOutput {
    let columns: [PlanMessage.Column] = [.pod, .size, .price, .waste, .karpenter, .shares, .price, .waste]
    let format: Formats = language == .portuguese ? .portuguese : .english
    func price(_ usd: Double?) -> StyledText { StyledText(usd.map { format.decimal($0, places: 4) } ?? "–") }
    func waste(_ waste: Waste?) -> StyledText {
      StyledText(waste.map { format.decimal(Double($0.meanPermille) / 10, places: 1) + "%" } ?? "–")
    }
    let rows = comparison.rows.map { row -> [StyledText] in
      let choice = row.plan.choice
      var cells = [
        StyledText(row.plan.pod.name, style: .name), StyledText(choice?.size.name ?? "–"),
        price(choice?.size.priceUSDPerHour), waste(choice?.waste),
      ]
      switch row.karpenter {
      case .machine(let index):
        let machine = comparison.machines[index]
        let offering = machine.cheapest.map { "\($0.instanceType) \($0.capacityType.rawValue)" } ?? "–"
        cells += [
          StyledText("#\(index + 1) \(offering)"), StyledText("\(machine.pods.count)"),
          price(machine.cheapest?.priceUSDPerHour), waste(machine.waste),
        ]
      case .existing(let name): cells.append(StyledText(name))
      case .none: cells.append(StyledText("–", style: .refusal))
      }
      return cells
    }
    var output = CommandOutput(
      TextTable(
        header: columns.map { StyledText(PlanMessage.column($0).told(in: language).plain, style: .heading) },
        rows: rows, gap: 2, minimumColumn: 0
      ).text)
    var said: Set<String> = []
    for row in comparison.rows {
      guard case .none(let text) = row.karpenter, said.insert(text).inserted else { continue }
      output.append(
        .lines((StyledText("Karpenter: ") + StyledText(text, style: .refusal)).wrapped(to: width, indent: 2)))
    }
    return output
  }
}
