import Cloud
import Karpenter
import Kubernetes

extension ProvisioningMessage {
  private static var format: Formats { .portuguese }

  public var portuguese: StyledText {
    let format = Self.format
    switch self {
    case .round(let pods, let onClaims, let claims, let onExisting, let unplaced):
      let parts =
        (claims > 0
          ? ["\(format.count(onClaims)) em \(format.count(claims, "NodeClaim novo", "NodeClaims novos"))"]
          : [])
        + (onExisting > 0 ? ["\(format.count(onExisting)) em nós que já existem ou já vêm"] : [])
        + (unplaced > 0 ? ["\(format.count(unplaced)) sem lugar"] : [])
      let outcome = parts.isEmpty ? "nada a fazer" : parts.joined(separator: ", ")
      return "lote de \(format.count(pods, "Pod")) → \(outcome, unplaced > 0 ? .warning : .plain)"
    case .nodePoolOrder(let pools):
      let names = pools.map { "\($0.name) (weight \($0.weight))" }
      return "NodePools na ordem em que são tentados: \(names.joined(separator: ", "))"
    case .nodePoolLeftOut(let name, let standing):
      return "NodePool \(name, .name) fica de fora: \(Self.portuguese(standing))"
    case .existing(let name, let pods):
      return
        "\(name, .name) recebe \(format.count(pods, "Pod")): havia lugar, nenhuma máquina nova para \(pods == 1 ? "ele" : "eles")"

    case .claim(let number, let total, let nodePool, let pods):
      let which = total > 1 ? "NodeClaim \(number) de \(total)" : "NodeClaim novo"
      return "\(which, .heading) · NodePool \(nodePool, .name) · \(format.count(pods, "Pod"))"
    case .typesLeft: return "tipos de instância que restam a cada exigência:"
    case .stage(let stage, let purpose): return StyledText(Self.portuguese(stage, purpose))
    case .requirements(let texts):
      return "exigências somadas: \(texts.isEmpty ? "nenhuma" : texts.joined(separator: ", "))"
    case .cheapest(let offering):
      return
        "o mais barato: \(offering.instanceType, .name) \(offering.capacityType.rawValue) em \(offering.zone), \(format.perHour(offering.priceUSDPerHour))"
    case .nextCheapest(let offering, let more):
      return
        "depois dele: \(offering.instanceType) \(offering.capacityType.rawValue) em \(offering.zone), \(format.perHour(offering.priceUSDPerHour)) (\(more == 0 ? "quase o mesmo" : "\(format.count(more))% mais"))"
    case .nothingToBeHad: return "\("✗", .refusal) nenhuma oferta disponível agora"
    case .cloudChooses(let types):
      return types == 1
        ? "é o único tipo que vai no pedido à nuvem"
        : "o pedido à nuvem leva os \(format.count(min(types, 60))) mais baratos; é ela quem escolhe entre eles"
    case .minValuesRelaxed: return "minValues foi afrouxado (política BestEffort): sem isso, nada serviria"
    case .limitExceeded(let nodePool, let exceeded):
      return
        "\("✗", .refusal) não será criado: o NodePool \(nodePool, .name) já usa \(Amounts.text(exceeded.usage, of: exceeded.resource)) de \(exceeded.resource.text), e o limite é \(Amounts.text(exceeded.limit, of: exceeded.resource))"
    case .moreClaims(let count):
      return StyledText(marked: "e mais \(format.count(count, "NodeClaim")) (`detail full` mostra o resto)")

    case .unplaced(let pods):
      return
        "\("✗", .refusal) \(format.first(3, of: pods), .name): \(pods.count == 1 ? "nenhum lugar" : "nenhum lugar para estes \(format.count(pods.count))")"
    case .askWhy(let pod, let namespace):
      let typed = namespace == "default" ? pod : "\(pod) -n \(namespace)"
      return StyledText(marked: "`why pod \(typed)` mostra passo a passo, e o que o faria caber")
    case .nodePoolAccepted(let nodePool): return "NodePool \(nodePool, .name): \("✓", .success) aceita"
    case .nodePoolRefused(let nodePool, let refusal):
      return "NodePool \(nodePool, .name): \(RefusalMessage.refusal(refusal).portuguese)"
    case .failure(let failure): return StyledText(Self.portuguese(failure))
    case .problem(let problem): return StyledText(Self.portuguese(problem))
    case .moreUnplaced(let count):
      return StyledText(
        marked: "e mais \(format.count(count, "grupo")) de Pods sem lugar (`detail full` mostra o resto)")

    case .queue: return "na ordem da fila (mais CPU primeiro, depois mais memória, depois o mais antigo):"
    case .queued(let pods, let requests, let outcome):
      let asked = requests.isEmpty ? "" : " (\(requests))"
      return "\(format.first(2, of: pods), .name)\(asked) → \(Self.portuguese(outcome))"

    case .relaxed(let relaxation):
      return "nada serviu; abriu mão de \(Self.portuguese(relaxation)) e tentou de novo"
    case .existingRefused(let considered):
      return
        "nós que já existem: \(considered == 1 ? "o único não serve" : "nenhum dos \(format.count(considered)) serve")"
    case .claimsRefused(let considered):
      return
        "NodeClaims abertos antes nesta rodada: \(considered == 1 ? "o único não serve" : "nenhum dos \(format.count(considered)) serve")"
    case .refusedCount(let count, let kind):
      return "\(format.count(count)) × \(RefusalMessage.kind(kind).portuguese)"
    case .placedOnExisting(let name):
      return "\("✓", .success) cabe em \(name, .name), que já existe ou já vem"
    case .placedOnClaim(let number, let total, let nodePool, let pods):
      let which = total > 1 ? "no NodeClaim \(number) de \(total)" : "em um NodeClaim novo"
      let company = pods > 1 ? ", com mais \(format.count(pods - 1, "Pod"))" : ""
      return "\("✓", .success) vai \(which), do NodePool \(nodePool, .name)\(company)"
    case .triedAgain(let turns):
      return "teve \(format.count(turns)) turnos na fila: sempre que outros achavam lugar, tentava de novo"
    }
  }

  private static func portuguese(_ outcome: QueuedFor) -> String {
    switch outcome {
    case .claim(let number): "NodeClaim \(number)"
    case .existing(let name): name
    case .nothing: "✗ sem lugar"
    }
  }

  private static func portuguese(_ stage: LaunchFunnel.Stage, _ purpose: ProvisionedFor) -> String {
    switch stage {
    case .all: "todos os tipos que a NodeClass oferece"
    case .nodePool: "aceitos pelos requirements do NodePool"
    case .limits: "que ainda cabem nos limits do NodePool"
    case .requirements: "aceitos também pelos Pods"
    case .resources:
      purpose.requests.isEmpty
        ? "lugar para \(format.count(purpose.pods, "Pod"))"
        : "lugar para \(purpose.requests) (\(format.count(purpose.pods, "Pod")) + DaemonSets)"
    case .offerings: "oferta na zona e capacity type permitidos"
    case .minValues: "valores diferentes bastantes para minValues"
    case .truncation: "os 600 mais baratos"
    }
  }

  private static func portuguese(_ standing: NodePoolReport.Standing) -> String {
    switch standing {
    case .tried: "é tentado"
    case .notReady(let condition):
      condition.map { $0.message.isEmpty ? "não está Ready" : "não está Ready (\($0.message))" }
        ?? "ainda não está Ready"
    case .beingDeleted: "está sendo apagado"
    case .isStatic: "mantém um número fixo de nós"
    case .noInstanceTypes: "a NodeClass dele não oferece nenhum tipo de instância"
    case .requirementsFilterOutAll(let keys):
      keys.isEmpty
        ? "seus próprios requirements não deixam nenhum tipo de instância disponível"
        : "seus próprios requirements não cumprem minValues (\(format.all(keys)))"
    }
  }

  private static func portuguese(_ failure: PodFailure) -> String {
    switch failure {
    case .ignored: "o Karpenter nem tenta este Pod"
    case .noNodePools: "não há NodePool pronto que crie nós"
    case .noNodePoolHasInstanceTypes: "os requirements dos NodePools não deixam nenhum tipo de instância"
    case .refused: "nenhum NodePool serve"
    case .usesDynamicResources: "o Pod usa resource claims (DRA), que esta versão do Karpenter deixa de lado"
    case .minValuesAfterTruncation(let keys, let nodePool):
      "os 600 tipos mais baratos não cumprem minValues (\(format.all(keys))) do NodePool \(nodePool)"
    }
  }

  private static func portuguese(_ problem: PodProblem) -> String {
    switch problem {
    case .avoidsKarpenterNodes:
      "o Pod exige um nó que não seja do Karpenter (karpenter.sh/nodepool DoesNotExist)"
    case .matchFields:
      "o Pod escolhe o nó pelo nome (matchFields), e o Karpenter não sabe criar um nó com esse nome"
    case .requirement(let problem): portuguese(problem)
    case .volume(let problem): portuguese(problem)
    }
  }

  private static func portuguese(_ problem: VolumeProblem) -> String {
    switch problem {
    case .claimNotFound(let claim): "não existe o PersistentVolumeClaim \(claim)"
    case .claimBeingDeleted(let claim): "o PersistentVolumeClaim \(claim) está sendo apagado"
    case .claimLost(let claim, let volume): "o PersistentVolumeClaim \(claim) perdeu o seu volume \(volume)"
    case .volumeNotFound(let claim, let volume, _):
      "o PersistentVolumeClaim \(claim) nomeia o PersistentVolume \(volume), que não existe"
    case .volumeBeingDeleted(let claim, let volume, _):
      "o PersistentVolume \(volume) do claim \(claim) está sendo apagado"
    case .notBound(let claim, let volume):
      "o PersistentVolumeClaim \(claim) ainda não está ligado ao PersistentVolume \(volume)"
    case .noStorageClass(let claim): "o PersistentVolumeClaim \(claim) não tem volume nem StorageClass"
    case .storageClassNotFound(let claim, let storageClass):
      "o PersistentVolumeClaim \(claim) pede a StorageClass \(storageClass), que não existe"
    case .immediateNotBound(let claim, let storageClass):
      "a StorageClass \(storageClass) liga de imediato, e o PersistentVolumeClaim \(claim) não tem volume"
    }
  }

  private static func portuguese(_ problem: RequirementProblem) -> String {
    switch problem {
    case .restrictedLabel(let key): "o label \(key) é reservado: não se pode exigi-lo de um nó novo"
    case .noKnownValue(let key, let values, let known):
      "\(key) não tem o valor \(format.any(values)); os que existem: \(known.joined(separator: ", "))"
    case .tooFewKnownValues(let key, _, _, let valid, let minValues):
      "\(key) pede minValues \(format.count(minValues)), e dos valores escritos só valem \(format.count(valid))"
    case .badName(let key, _): "\(key) não é um nome de label válido"
    case .badValue(let value, let key, _): "\(value) não é um valor válido para o label \(key)"
    case .noValues(let key): "\(key) usa In sem valores"
    case .fewerValuesThanMinValues(let key): "\(key) tem menos valores do que o seu minValues"
    case .notOnePositiveInteger(let key, let kind):
      "\(key) \(kind.rawValue) precisa de um único número inteiro, não negativo"
    }
  }

  static func portuguese(_ relaxation: Relaxation) -> String {
    switch relaxation {
    case .requiredNodeAffinityTerm: "uma das alternativas da node affinity exigida"
    case .preferredPodAffinity(let term): "uma pod affinity preferida (peso \(format.count(term.weight)))"
    case .preferredPodAntiAffinity(let term):
      "uma pod anti-affinity preferida (peso \(format.count(term.weight)))"
    case .preferredNodeAffinity(let term): "uma node affinity preferida (peso \(format.count(term.weight)))"
    case .topologySpread(let constraint): "um topology spread ScheduleAnyway (\(constraint.topologyKey))"
    case .toleratesPreferNoSchedule: "evitar taints PreferNoSchedule"
    }
  }
}
