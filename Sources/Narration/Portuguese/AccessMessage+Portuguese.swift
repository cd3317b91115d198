import Cloud
import Kubernetes

extension AccessMessage {
  public var portuguese: StyledText {
    switch self {
    case .callRefused(let denial, let owner):
      "\(owner): a AWS \("recusa", .refusal) \(denial.action, .name) ao Karpenter: \(Self.portugueseClause(denial))\(Self.consequence(denial))"
    case .startFailed(let check, let denial, let owner):
      "\(owner) termina assim que começa: \(Self.purpose(check)), o Karpenter chama \(denial.action, .name), e \(Self.portugueseClause(denial))"
    case .joinFailed(let id, let claim, let fault):
      "\(id) ligou, mas o kubelet não consegue entrar no cluster\(Self.cause(fault)): \(claim, .name) fica sem nó"
    case .networkNotReady(_, let node, let fault):
      "\(node, .name) entrou no cluster e continua \("NotReady", .refusal): \(Self.cause(fault))"
    case .gap(.permission(let denial)): StyledText(Self.portugueseClause(denial))
    case .gap(.accessEntry(let role)):
      "o papel \(role) não tem access entry de nó (EC2_LINUX): suas máquinas não entram no cluster"
    case .gap(.queuePolicy(let queue)):
      "a política da fila \(queue) não deixa o EventBridge escrever nela: nenhum aviso chega"
    case .gap(.rule(let rule, let queue)):
      "a regra \(rule.rawValue) não existe: os avisos dela não chegam à fila \(queue)"
    }
  }

  static func portugueseClause(_ denial: AccessDenial) -> String {
    switch denial.reason {
    case .notAllowed(let role): "nenhuma política do papel \(role) permite \(denial.action)\(target(denial))"
    case .denied(let role, let policy):
      "a política \(policy) do papel \(role) nega \(denial.action)\(target(denial))"
    case .noCredentials(let fault): clause(fault)
    }
  }

  private static func target(_ denial: AccessDenial) -> String {
    denial.action == "iam:PassRole" ? " para \(AWSAccount.roleName(of: denial.resource))" : ""
  }

  private static func clause(_ fault: CredentialFault) -> String {
    switch fault {
    case .noRole(let namespace, let account):
      "a ServiceAccount \(account) de \(namespace) não tem papel: nem associação de Pod Identity, nem a anotação \(AWSAccount.roleAnnotation)"
    case .roleNotFound(let role): "o papel \(role) não existe"
    case .noIdentityProvider(let role, _):
      "o STS não dá credenciais do papel \(role): a conta não tem provedor OIDC para o cluster"
    case .notTrusted(let role, let subject, let source):
      "a política de confiança do papel \(role) não deixa \(subject) assumi-lo (\(source.rawValue))"
    }
  }

  private static func purpose(_ check: ControllerStartCheck) -> String {
    switch check {
    case .connectivity: "para ver se a EC2 responde"
    case .clusterEndpoint: "para achar o endpoint do cluster"
    case .instanceTypeOfferings: "para saber que tipos há em que zonas"
    }
  }

  private static func consequence(_ denial: AccessDenial) -> String {
    switch denial.consequence {
    case .machineStays: " → a máquina fica, e continua sendo paga"
    case .noticesUnread: " → os avisos de interrupção ficam na fila sem ninguém ler"
    case .noticesReadAgain: " → a mensagem fica na fila e é lida de novo em 20s"
    case .pricesStay: " → segue com os preços que já conhece"
    case .profilesStay: " → os instance profiles que ninguém mais usa ficam na conta"
    case .checksUnseen:
      " → máquinas que falham nas verificações da EC2 não são trocadas, até haver a permissão e o Karpenter ser reiniciado"
    case .nodeClassStays: " → o EC2NodeClass fica, preso pelo finalizer"
    case .none: ""
    }
  }

  private static func cause(_ fault: NodeJoinFault) -> String {
    switch fault {
    case .wished: ""
    case .noCredentials(let profile, let role?):
      ": o papel \(role) do instance profile \(profile) não existe, ou a EC2 não pode assumi-lo"
    case .noCredentials(let profile, nil): ": o instance profile \(profile) não tem papel"
    case .notAuthorized(let denial): ": \(portugueseClause(denial))\(remedy(denial))"
    case .noAccessEntry(let role):
      ": o servidor da API não conhece o papel \(role), que não tem access entry (EC2_LINUX)"
    case .wrongAccessEntry(let role, let type):
      ": a access entry do papel \(role) é do tipo \(type.rawValue), que não serve para nós (EC2_LINUX)"
    }
  }

  private static func cause(_ fault: NodeNetworkFault) -> String {
    switch fault {
    case .noAddresses(let denial):
      "o VPC CNI não consegue dar endereços aos Pods, porque \(portugueseClause(denial))\(remedy(denial))"
    case .noImages(let denial):
      "as imagens de aws-node e kube-proxy não podem ser baixadas, porque \(portugueseClause(denial))\(remedy(denial))"
    }
  }

  private static func remedy(_ denial: AccessDenial) -> String {
    AWSAccount.nodePolicy(allowing: denial.action).map { " (a \($0) permite)" } ?? ""
  }
}
