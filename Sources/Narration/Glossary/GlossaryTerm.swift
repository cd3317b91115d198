/// A term that a learner meets here. `glossary TERM` tells it; a narration tells it once.
///
/// The raw value is the word as engineers of either language say it.
public enum GlossaryTerm: String, CaseIterable, Message {
  // Kubernetes.
  case pod = "Pod"
  case node
  case namespace
  case label
  case selector
  case deployment = "Deployment"
  case replicaSet = "ReplicaSet"
  case daemonSet = "DaemonSet"
  case requests
  case limits
  case allocatable
  case pending = "Pending"
  case kubeScheduler = "kube-scheduler"
  case filter
  case score
  case taint
  case toleration
  case nodeSelector
  case nodeAffinity = "node affinity"
  case podAffinity = "pod affinity"
  case podAntiAffinity = "pod anti-affinity"
  case topologySpread = "topology spread"
  case maxSkew
  case schedulingGate = "scheduling gate"
  case priority
  case preemption
  case podDisruptionBudget = "PodDisruptionBudget"
  case eviction
  case drain
  case cordon
  case gracePeriod = "grace period"
  case finalizer
  case controller
  case hpa = "HPA"
  case vpa = "VPA"
  case keda = "KEDA"

  // Karpenter.
  case karpenter = "Karpenter"
  case nodePool = "NodePool"
  case nodeClass = "EC2NodeClass"
  case nodeClaim = "NodeClaim"
  case requirement
  case minValues
  case weight
  case poolLimits = "NodePool limits"
  case batch
  case binPacking = "bin-packing"
  case relaxation
  case nomination
  case startupTaint = "startup taint"
  case disruption
  case consolidation
  case consolidateAfter
  case drift
  case expiration
  case disruptionBudget = "disruption budget"
  case doNotDisrupt = "do-not-disrupt"
  case interruption

  // The cloud.
  case instanceType = "instance type"
  case offering
  case capacityType = "capacity type"
  case spot
  case onDemand = "on-demand"
  case ice = "ICE"
  case priceCapacityOptimized = "price-capacity-optimized"
  case zone
  case kubeletOverhead = "overhead"
  case bootstrap
  case irsa = "IRSA"

  // Bancada.
  case world
  case virtualTime = "virtual time"
  case decision
  case idle

  /// The term that a student means: any case, a blank, a hyphen or nothing between words, Portuguese or English.
  public init?(named text: String) {
    let wanted = Self.folded(text)
    guard !wanted.isEmpty,
      let found = Self.allCases.first(where: {
        ([$0.rawValue] + $0.otherNames).map(Self.folded).contains(wanted)
      })
    else { return nil }
    self = found
  }

  /// In the order of the alphabet.
  public static let alphabetical = allCases.sorted { folded($0.rawValue) < folded($1.rawValue) }

  private static func folded(_ text: String) -> String {
    let word = text.lowercased().filter { $0.isLetter || $0.isNumber }
    return word.count > 3 && word.last == "s" ? String(word.dropLast()) : word
  }

  private var otherNames: [String] {
    switch self {
    case .node: ["nó", "nós"]
    case .label: ["rótulo", "etiqueta"]
    case .selector: ["seletor"]
    case .requests: ["request", "resource requests"]
    case .limits: ["limit", "resource limits"]
    case .pending: ["pendente", "unschedulable"]
    case .kubeScheduler: ["scheduler", "agendador"]
    case .filter: ["filtro"]
    case .score: ["nota", "pontuação", "pontos"]
    case .toleration: ["tolerância", "tolerância a taint"]
    case .nodeAffinity: ["afinidade", "afinidade de nó", "affinity"]
    case .podAffinity: ["afinidade de pod"]
    case .podAntiAffinity: ["anti-affinity", "antiafinidade"]
    case .topologySpread: ["topologySpreadConstraints", "topology spread constraints", "espalhamento"]
    case .maxSkew: ["skew"]
    case .schedulingGate: ["schedulingGates"]
    case .priority: ["prioridade", "PriorityClass"]
    case .preemption: ["preempção"]
    case .podDisruptionBudget: ["PDB"]
    case .eviction: ["evict", "despejo", "remoção"]
    case .gracePeriod: ["terminationGracePeriodSeconds", "terminationGracePeriod", "carência"]
    case .controller: ["controlador", "controlador do Kubernetes"]
    case .hpa: ["HorizontalPodAutoscaler"]
    case .vpa: ["VerticalPodAutoscaler"]
    case .nodeClass: ["NodeClass"]
    case .requirement: ["requirements", "requisito"]
    case .weight: ["peso"]
    case .poolLimits: ["limits do NodePool", "spec.limits"]
    case .batch: ["lote", "batch window"]
    case .binPacking: ["empacotamento"]
    case .relaxation: ["relaxamento", "preferences", "preferências"]
    case .nomination: ["nomeação", "nominated"]
    case .startupTaint: ["startupTaints"]
    case .disruption: ["interrupção voluntária"]
    case .consolidation: ["consolidação", "consolidationPolicy"]
    case .expiration: ["expireAfter", "expiração", "expiry"]
    case .disruptionBudget: ["budget", "budgets", "orçamento"]
    case .doNotDisrupt: ["karpenter.sh/do-not-disrupt"]
    case .interruption: ["interrupção", "spot interruption", "aviso de spot"]
    case .instanceType: ["tipo de instância", "instance", "instância"]
    case .offering: ["oferta"]
    case .onDemand: ["sob demanda"]
    case .ice: ["InsufficientCapacityError", "InsufficientInstanceCapacity", "falta de capacidade"]
    case .zone: ["zona", "availability zone", "AZ", "zona de disponibilidade"]
    case .kubeletOverhead: ["kubelet overhead", "kube-reserved", "reserva do kubelet"]
    case .irsa: ["Pod Identity", "ServiceAccount role"]
    case .world: ["mundo", "whatif", "branch"]
    case .virtualTime: ["tempo virtual", "relógio", "clock"]
    case .decision: ["decisão", "decision record"]
    case .idle: ["until idle", "ocioso", "parado"]
    case .pod, .namespace, .deployment, .replicaSet, .daemonSet, .allocatable, .taint, .nodeSelector,
      .drain, .cordon, .finalizer, .keda, .karpenter, .nodePool, .nodeClaim, .minValues, .consolidateAfter,
      .drift,
      .capacityType, .spot, .priceCapacityOptimized, .bootstrap:
      []
    }
  }
}
