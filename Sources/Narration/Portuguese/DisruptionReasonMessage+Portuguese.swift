import Cloud
import Karpenter
import Kubernetes

extension DisruptionReasonMessage {
  private static var format: Formats { .portuguese }

  public var portuguese: StyledText {
    switch self {
    case .obstacle(let obstacle): StyledText(Self.portuguese(obstacle))
    case .refusal(let refusal): StyledText(Self.portuguese(refusal))
    case .heldByBudget: "o budget do NodePool não deixa sair mais nenhum nó agora"
    case .outcome(let outcome): StyledText(Self.portuguese(outcome))
    case .invalidation(let invalidation): StyledText(Self.portuguese(invalidation))
    }
  }

  private static func portuguese(_ obstacle: DisruptionObstacle) -> String {
    switch obstacle {
    case .inCommand: "já está saindo, por um comando que começou antes"
    case .noNode: "a máquina ainda não entrou no cluster"
    case .notInitialized: "o nó ainda não está inicializado"
    case .markedForDeletion: "o nó já está de saída"
    case .nominated: "o Karpenter acabou de prometer este nó a um Pod pendente"
    case .doNotDisruptNode: "o nó tem a annotation karpenter.sh/do-not-disrupt"
    case .noNodePoolLabel: "falta ao nó o label karpenter.sh/nodepool"
    case .nodePoolNotFound(let name): "o NodePool \(name) não existe mais, ou não tem nenhum tipo a oferecer"
    case .doNotDisruptPod(let pod): "o Pod \(pod) tem a annotation karpenter.sh/do-not-disrupt"
    case .budgetAllowsNone(let budget): "o PDB \(budget) não deixa despejar nenhum Pod agora"
    case .severalBudgets(let budgets):
      "um Pod está em \(format.count(budgets.count)) PDBs (\(format.all(budgets.map(\.description)))), "
        + "e a API de eviction só aceita um"
    }
  }

  private static func portuguese(_ refusal: MethodRefusal) -> String {
    switch refusal {
    case .staticNodePool: "o NodePool tem um número fixo de nós (replicas)"
    case .dynamicNodePool: "o NodePool não tem número fixo de nós"
    case .consolidationDisabled: "o NodePool não consolida (consolidateAfter: Never)"
    case .onlyWhenEmpty: "o NodePool só tira nós vazios (consolidationPolicy: WhenEmpty)"
    case .hasPods(let count):
      "não está vazio: \(format.count(count, "Pod precisaria", "Pods precisariam")) de outro lugar"
    case .isEmpty: "está vazio: quem cuida dele é o método emptiness"
    case .notConsolidatable: "um Pod entrou no nó ou saiu dele há menos tempo que o consolidateAfter"
    case .notDrifted: "não há drift: é o que o NodePool pediria hoje"
    case .instanceTypeNotFound(let name): "o NodePool não oferece mais o tipo \(name)"
    case .labelMissing(let key): "falta ao nó o label \(key), sem o qual não se sabe o preço"
    }
  }

  private static func portuguese(_ outcome: DisruptionAttempt.Outcome) -> String {
    switch outcome {
    case .deletion: return "os Pods cabem nos nós que ficam"
    case .replacement(let nodes):
      guard let only = nodes.first, nodes.count == 1 else {
        return "precisa de \(format.count(nodes.count, "nó novo", "nós novos"))"
      }
      let price = only.cheapest.map {
        ", a partir de \($0.instanceType) \($0.capacityType.rawValue) a \(format.perHour($0.priceUSDPerHour))"
      }
      return "1 nó novo no lugar: \(format.count(only.instanceTypes, "tipo serve", "tipos servem"))"
        + (price ?? "")
    case .stranded(let pods): return stranded(pods)
    case .severalNodesNeeded(let count): return "precisaria de \(format.count(count)) nós novos no lugar"
    case .notCheaper(let nearest):
      let price = nearest.flatMap { type in
        type.priceUSDPerHour.map { " (\(type.name), o que chega mais perto: até \(format.perHour($0)))" }
      }
      return "nenhum tipo que serve sai com certeza mais barato" + (price ?? "")
    case .minValuesUnmet(let keys):
      return "só com os tipos mais baratos, faltam valores para o minValues de \(format.all(keys))"
    case .spotToSpotDisabled:
      return "trocaria spot por spot, o que está desligado (feature gate SpotToSpotConsolidation)"
    case .tooFewSpotTypes(let count):
      return "trocar spot por spot exige 15 tipos mais baratos, e há \(format.count(count))"
    case .keepingOneIsBetter(let type):
      return
        "um destes nós já é do tipo \(type.name), e nada mais barato que ele serve: melhor ficar com esse nó"
    case .noNodePools: return "nenhum NodePool pronto participa, e sem isso não há como simular"
    }
  }

  private static func stranded(_ pods: [StrandedPod]) -> String {
    let names = format.first(3, of: pods.map(\.pod.name))
    let head = "\(names) \(pods.count == 1 ? "ficaria" : "ficariam") sem lugar"
    switch pods.first?.reason {
    case .uninitializedNode(let claim, let node):
      let name = node?.text ?? claim?.text ?? ""
      return "\(head): só há lugar em \(name), que ainda não está inicializado"
    case let reason?:
      return head + (reason.placementRefusal.map { ": \(RefusalMessage.refusal($0).portuguese.plain)" } ?? "")
    case nil: return head
    }
  }

  private static func portuguese(_ invalidation: CommandInvalidation) -> String {
    switch invalidation {
    case .churn(let vanished):
      return vanished.map { "\($0.node): \(portuguese($0.reason))" }.joined(separator: "; ")
    case .budget: return "o budget do NodePool não deixa mais"
    case .stranded(let pods): return stranded(pods)
    case .newResults: return "a simulação agora dá outro resultado"
    case .noNodePools: return portuguese(.noNodePools as DisruptionAttempt.Outcome)
    case .limitExceeded(let exceeded):
      return "o NodePool já passou do seu limite de \(exceeded.resource), e o nó novo não pode ser criado"
    }
  }

  private static func portuguese(_ reason: VanishedCandidate.Reason) -> String {
    switch reason {
    case .obstacle(let obstacle): portuguese(obstacle)
    case .refused(let refusal): portuguese(refusal)
    case .gone: "não existe mais"
    }
  }
}
