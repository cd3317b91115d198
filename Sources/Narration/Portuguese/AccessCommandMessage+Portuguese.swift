import Cloud

extension AccessCommandMessage {
  private static var format: Formats { .portuguese }

  public var portuguese: StyledText {
    switch self {
    case .denied(let action, let role, let policies):
      "o papel \(role, .name) não pode mais fazer \(action, .name) (mudou: \(Self.format.all(policies)))"
    case .allowed(let action, let role, let policies):
      "o papel \(role, .name) agora pode fazer \(action, .name) (mudou: \(Self.format.all(policies)))"
    case .attached(let policy, let role): "política \(policy, .name) anexada ao papel \(role, .name)"
    case .detached(let policy, let role): "política \(policy, .name) desanexada do papel \(role, .name)"
    case .created(let kind, let name): "\(kind) \(name, .name) criado"
    case .deleted(let kind, let name): "\(kind) \(name, .name) removido"
    case .noticedLater:
      "O Karpenter percebe na próxima chamada. No que viu das permissões de uma NodeClass ele acredita por 30m; `rollout restart deploy/karpenter -n kube-system` faz com que pergunte na hora."
    case .refused(let refusal, let nearest): Self.text(of: refusal) + Self.didYouMean(nearest)
    case .badDocument(.notAnObject):
      "Uma política é um objeto JSON: `{\"Statement\": [{\"Effect\": \"Allow\", \"Action\": …, \"Resource\": …}]}`."
    case .badDocument(.missing(let field)): "A política não tem \(field)."
    case .badDocument(.malformed(let place)): "Na política, \(place) não está como deve."
    case .notJSON: "O documento da política não é JSON."
    case .everythingInPlace: "\("tudo o que o Karpenter e os nós precisam está lá", .success)"
    case .missing: "\("falta", .refusal):"
    }
  }

  private static func didYouMean(_ nearest: [String]) -> StyledText {
    nearest.isEmpty ? "" : " Será que você quis dizer \(format.all(nearest))?"
  }

  private static func text(of refusal: AccessRefusal) -> StyledText {
    switch refusal {
    case .notFound(let thing, let name): "Não existe \(Self.name(thing)) \(name)."
    case .exists(let thing, let name): "Já existe \(Self.name(thing)) \(name)."
    case .notAttached(let policy, let role): "A política \(policy) não está anexada ao papel \(role)."
    case .badAction(let action): "\"\(action)\" não é uma ação: elas se escrevem como `ec2:CreateFleet`."
    case .allowedAlready(let action, let role): "O papel \(role) já pode fazer \(action)."
    case .deniedAlready(let action, let role): "O papel \(role) já não pode fazer \(action)."
    }
  }

  private static func name(_ thing: AccessRefusal.Thing) -> String {
    switch thing {
    case .role: "o papel"
    case .policy: "a política"
    case .inlinePolicy: "a política inline"
    case .instanceProfile, .accessEntry, .podIdentity, .identityProvider: thing.rawValue
    }
  }
}
