import Cloud
import Controllers
import Karpenter
import Kubernetes

extension ControllerMessage {
  private static var format: Formats { .portuguese }

  public var portuguese: StyledText {
    switch self {
    case .names(let names): "apagados: \(names.joined(separator: ", "), .name)"
    case .step(let step): Self.portuguese(step.change, StyledText(step.object.name.name, style: .name))
    }
  }

  private static func portuguese(_ change: ControllerStep.Change, _ owner: StyledText) -> StyledText {
    switch change {
    case .createdReplicaSet(let name, let replicas):
      "\(owner) não tem ReplicaSet para o seu modelo atual → criou \(name.name, .name), com \(format.count(replicas, "réplica"))"
    case .scaledReplicaSet(let name, let from, let to, let cause):
      "\(owner) \(reason(cause)) → \(name.name, .name) vai de \(format.count(from)) para \(format.count(to, "réplica"))"
    case .deletedOldReplicaSet(let name, let limit):
      "\(owner) guarda \(format.count(limit, "versão antiga", "versões antigas")) → apagou o ReplicaSet \(name.name, .name)"
    case .rolloutComplete(let name):
      "\(owner) terminou de trocar de versão: todos os Pods são de \(name.name, .name)"
    case .rolloutStuck(let deadline):
      "\(owner) está há mais de \(Duration.seconds(deadline).brief) sem avançar na troca de versão → marcou como parado (ProgressDeadlineExceeded)"
    case .createdPods(let made, let have, let want):
      "\(owner) tem \(format.count(have)) de \(format.count(want, "Pod")) → criou \(format.count(made))"
    case .deletedPods(let names, let have, let want):
      "\(owner) tem \(format.count(have, "Pod")) e quer \(format.count(want)) → apagou \(format.count(names.count))"
    case .creationRefused(let answer):
      "\(owner): a API não aceitou o que ele queria criar → tenta de novo mais tarde: \(answer, .refusal)"
    case .tookLease(let former, let free):
      "\(owner) pega o lease karpenter-leader-election, livre desde \(free.clock) → lidera o Karpenter no lugar de \(former.name, .name)"
    case .adopted(let object):
      "\(owner) encontrou \(object.kind.name) \(object.name.name, .name) sem dono, com os labels do seu selector → adotou"
    case .released(let object):
      "\(object.kind.name) \(object.name.name, .name) já não tem os labels do selector de \(owner) → deixou de ser dele"

    case .podStarted(let node, let isReady):
      "\(owner): containers rodando em \(node, .name)\(isReady ? "; já está Ready" : "; ainda não está Ready")"
    case .podReady: "\(owner): os containers passaram a responder → Ready"
    case .imagePullFailed(let image):
      "\(owner): não conseguiu baixar a imagem \(image) → tenta de novo mais tarde"
    case .containerExited(let name, let code, let reason):
      "\(owner): o container \(name) terminou com código \(code) (\(reason))"
    case .podEnded(let phase): "\(owner): todos os containers terminaram → \(phase.rawValue)"
    case .podStopped(let grace):
      grace == .zero ? "\(owner) saiu na hora" : "\(owner) parou e saiu, \(grace.brief) depois de avisado"

    case .createdDaemonPods(let nodes, let want):
      """
      \(owner) deve ter um Pod em \(format.count(want, "nó", "nós")) → criou \
      \(nodes.count == 1 ? "o que faltava, para" : "os \(format.count(nodes.count)) que faltavam, para") \
      \(format.first(3, of: nodes.map(\.text)), .name)
      """
    case .deletedDaemonPods(let names, let cause):
      "\(owner): \(reason(cause)) → apagou \(format.first(3, of: names.map(\.name)), .name)"

    case .disruptionsAllowed(let from, let to, let healthy, let desired, let expected):
      """
      \(owner): \(format.count(healthy)) de \(format.count(expected, "Pod")) saudáveis, mínimo \
      \(format.count(desired)) → \(to == 1 ? "pode sair 1" : "podem sair \(format.count(to))") (antes: \(format.count(from)))
      """

    case .ownerGone(let kind, let name): "\(kind) \(name), dono de \(owner), já não existe → apagado"
    case .podLostWithNode(let node): "\(owner) estava em \(node, .name), que já não existe → apagado"
    case .nodeUnreachable(let time):
      "\(owner): o kubelet não dá sinal desde \(time.clock) → NotReady"
    case .taintedNode(let added, let removed): "\(owner): \(taints(added, removed))"
    case .evictedByTaint(.untolerated(let taint)): "\(owner) não tolera \(taint.description) → sai do nó"
    case .evictedByTaint(.tolerationRanOut(let seconds)):
      "\(owner) só tolerava o taint por \(Duration.seconds(seconds).brief) → sai do nó"

    case .drifted(let reason): "\(owner) difere do que seria criado hoje → marcado como Drifted (\(reason))"
    case .driftEnded: "\(owner) voltou a ser igual ao que seria criado hoje → já não está Drifted"
    case .consolidatable(let quiet):
      "\(owner): nenhum Pod entrou no nó ou saiu dele há \(quiet.brief) → pode ser consolidado (Consolidatable)"
    case .notConsolidatable(let time?):
      "\(owner): desde o último Pod que entrou no nó ou saiu dele não passou o consolidateAfter → não pode ser consolidado antes de \(time.clock)"
    case .notConsolidatable(nil): "\(owner) já não pode ser consolidado"
    case .expired(let age): "\(owner) chegou ao fim do seu expireAfter, \(age.brief) → apagado"
    case .reservationLost(let id):
      "\(owner): a reserva \(id, .name) acabou → a máquina fica, como on-demand"
    case .machineVanished(let providerID):
      "\(owner): a nuvem já não conhece a máquina \(providerID, .name) → apagado"
    case .repaired(let condition, let status, let after):
      "\(owner): o nó está com \(condition)=\(status.rawValue) há \(after.brief), e o NodeRepair desiste dele → apagado à força"
    case .orphanedMachine(let id):
      "a máquina \(id) de \(owner) não tem NodeClaim → é desligada"
    case .nodePoolTemplateChanged:
      "\(owner): o modelo mudou → os NodeClaims feitos com o anterior passam a estar Drifted"
    case .scaledStaticNodePool(let scaling): scaled(scaling, owner)
    case .overlayEvaluated(.applied(0, _)):
      "\(owner) não muda nada: nenhum tipo de instância de nenhum NodePool é o que ele seleciona"
    case .overlayEvaluated(.applied(let types, let pools)):
      "\(owner) vale para \(format.count(types, "tipo")) de instância de \(format.count(pools, "NodePool"))"
    case .overlayEvaluated(.invalid(let problems)):
      "\(owner) fica de fora: \(UpstreamText.problems(problems), .refusal)"
    case .overlayEvaluated(.conflict(let other)):
      "\(owner) fica de fora inteiro: tem o mesmo weight de \(other, .name) e fala das mesmas ofertas ou recursos"
    case .nodeClassResolved(true, let findings) where findings.contains(where: \.isError):
      "\(owner) continua \("pronta", .success), como foi vista pela última vez, embora \(format.all(distinct(findings.filter(\.isError))))"
    case .nodeClassResolved(true, _):
      "\(owner) está \("pronta", .success): subnets, security groups, AMIs e papel encontrados na conta"
    case .nodeClassResolved(false, let findings):
      "\(owner) \("não está pronta", .refusal): \(format.all(distinct(findings)))"
    case .nodePoolReadiness(true, _, _): "\(owner) está pronto para criar nós"
    case .nodePoolReadiness(false, let reason, let message):
      "\(owner) não pode criar nós (\(reason)): \(message, .refusal)"

    case .createdStatefulPod(let name, let want):
      "\(owner) faz \(want == 1 ? "seu Pod" : "seus \(format.count(want)) Pods em ordem") → criou \(name.name, .name)"
    case .deletedStatefulPod(let name, let cause): "\(owner): \(reason(cause)) → apagou \(name.name, .name)"
    case .jobCompleted(let succeeded, let failed):
      "\(owner) terminou: \(format.count(succeeded, "Pod")) com sucesso, \(format.count(failed)) com falha → Complete"
    case .jobFailed(let reason, let failed):
      "\(owner) não tenta mais, depois de \(format.count(failed, "Pod")) com falha → Failed (\(reason))"
    case .jobExpired(let seconds):
      "\(owner) terminou há \(Duration.seconds(seconds).brief) (ttlSecondsAfterFinished) → apagado"
    case .cronJob(let change): BatchMessage.cronJob(change, of: owner).portuguese
    case .volume(let change): VolumeMessage.change(change, of: owner).portuguese
    case .service(let change): ServiceMessage.change(change, of: owner).portuguese
    case .nodeDrain(let change): NodeDrainMessage.change(change, of: owner).portuguese
    case .miniKarpenter(let change): MiniKarpenterMessage.change(change).portuguese
    case .memoryPressure(true): "\(owner): a memória está no fim → MemoryPressure, e o kubelet despeja Pods"
    case .memoryPressure(false): "\(owner): a memória voltou a bastar há 5m → sem MemoryPressure"
    case .evictedForMemory(let used, let request, let qosClass):
      "\(owner) (\(qosClass.rawValue)) usa \(Amounts.text(used, of: .memory)) e pediu \(Amounts.text(request, of: .memory)): entre os Pods do nó é o que mais passa do que pediu → Evicted"
    case .load(let change): LoadMessage.change(change, of: owner).portuguese
    case .autoscaling(let change): AutoscalingMessage.change(change, of: owner).portuguese
    case .callRefused(let denial): AccessMessage.callRefused(denial, for: owner).portuguese
    case .startFailed(let check, let denial): AccessMessage.startFailed(check, denial, of: owner).portuguese
    }
  }

  private static func scaled(_ scaling: StaticScaling, _ owner: StyledText) -> StyledText {
    let standing: StyledText =
      "\(owner) é estático: quer \(format.count(scaling.desired, "nó", "nós")) (replicas) e tem \(format.count(scaling.running))"
    if scaling.isNodeLimitReached { return standing + ", mas limits.nodes não deixa pedir mais" }
    let changed = scaling.claims.map(\.metadata.name) + scaling.removals.map(\.text)
    return standing + (scaling.claims.isEmpty ? " → tira " : " → pede ")
      + "\(format.first(3, of: changed), .name)"
  }

  /// Each once.
  private static func distinct(_ findings: [NodeClassFinding]) -> [String] {
    findings.map(finding).reduce(into: []) { texts, text in
      if !texts.contains(text) { texts.append(text) }
    }
  }

  private static func finding(_ finding: NodeClassFinding) -> String {
    switch finding {
    case .subnetsNotFound: "nenhuma subnet tem as tags do subnetSelectorTerms"
    case .securityGroupsNotFound: "nenhum security group tem as tags do securityGroupSelectorTerms"
    case .imagesNotFound: "nenhuma AMI corresponde ao amiSelectorTerms"
    case .unsupportedAlias: "não há AMIs AL2 para esta versão do Kubernetes"
    case .aliasUnknown(let alias): "o alias \(alias) não existe"
    case .roleNotFound(let role): "o papel \(role) não existe no IAM"
    case .dependenciesNotReady: "a validação espera pelo resto"
    case .restrictedTags(let tags): "as tags \(format.all(tags)) são do próprio Karpenter"
    case .callRefused(let denial), .notAuthorized(_, let denial): AccessMessage.portugueseClause(denial)
    case .clusterCIDRUnknown(let denial):
      "a faixa de endereços do cluster não é conhecida, porque \(AccessMessage.portugueseClause(denial))"
    }
  }

  private static func reason(_ cause: ControllerStep.ScalingCause) -> String {
    switch cause {
    case .replicasChanged(let to): "agora quer \(format.count(to, "réplica"))"
    case .surge(let replicas, let surge, let total):
      "pode ter \(format.count(replicas + surge)) Pods durante a troca (\(format.count(replicas)) + maxSurge \(format.count(surge))) e tem \(format.count(total))"
    case .replacedByNewPods(let available, let minimum):
      "tem \(format.count(available, "Pod disponível", "Pods disponíveis")) e precisa manter \(minimum): pode tirar antigos"
    case .unhealthyOldPods: "tem Pods antigos que não estão disponíveis e não fazem falta"
    case .recreate: "usa a estratégia Recreate: primeiro saem os antigos, depois entram os novos"
    }
  }

  private static func reason(_ cause: ControllerStep.DaemonPodDeletion) -> StyledText {
    switch cause {
    case .nodeNotEligible(let node): "os labels ou taints de \(node, .name) já não o querem"
    case .nodeGone: "o nó a que se destinava já não existe"
    case .ended: "o Pod terminou, e outro toma o lugar"
    case .surplus(let node): "\(node, .name) tem mais de um"
    case .oldTemplate(let maxUnavailable):
      "troca de versão, até \(format.count(maxUnavailable)) por vez (maxUnavailable)"
    }
  }

  private static func reason(_ cause: ControllerStep.StatefulPodDeletion) -> String {
    switch cause {
    case .scaledDown(let to):
      "agora quer \(format.count(to, "réplica")), e a de número mais alto sai primeiro"
    case .oldTemplate(let partition):
      "troca de versão, da de número mais alto até a \(partition), uma de cada vez"
    case .ended: "o Pod terminou, e outro de mesmo nome toma o lugar"
    }
  }

  private static func taints(_ added: [Taint], _ removed: [Taint]) -> String {
    let parts =
      (added.isEmpty ? [] : ["ganhou \(format.all(added.map(\.description)))"])
      + (removed.isEmpty ? [] : ["perdeu \(format.all(removed.map(\.description)))"])
    return parts.joined(separator: "; ")
  }
}
