import Cloud
import Cluster
import Kubernetes

extension FaultMessage {
  private static var format: Formats { .portuguese }

  public var portuguese: StyledText {
    switch self {
    case .refused(let refusal, let nearest):
      return StyledText(marked: Self.portuguese(refusal) + Self.hint(refusal, nearest))
    case .badShare(let text):
      return StyledText(marked: "\"\(text)\" não é uma parte: escreva `0.2` ou `20%`")
    case .badWeather(let text):
      return StyledText(
        marked:
          "\"\(text)\" não serve num arquivo de weather. Cada linha é `at 00:10:00 COMANDO`, com `spot …`, `ec2 …`, `zone …`, `ice …`, `ami …` ou `sqs send …`"
      )
    case .badWeatherTime(let text):
      return StyledText(marked: "\"\(text)\" não é uma hora: escreva `at 00:10:00`")
    case .badAMIFamily(let text, let families):
      return StyledText(
        marked: "\"\(text)\" não é uma família de imagens: use \(Self.format.any(families.map { "`\($0)`" }))"
      )
    case .iceOffEndsAll:
      return StyledText(
        marked: "uma falta só não se encerra: `ice off` encerra todas; para uma, dê-lhe um prazo com `for 5m`"
      )
    case .badFor(let text):
      return StyledText(marked: "não entendi \"\(text)\": depois vem `for` e uma duração, como em `for 5m`")
    case .queue(let name, let isRead, let waiting):
      return
        "fila \(name, .name): \(Self.format.count(waiting, "mensagem", "mensagens"))\(Self.reader(isRead: isRead))"
    case .emptyQueue(let name, let isRead):
      return "fila \(name, .name): vazia\(Self.reader(isRead: isRead))"
    case .weatherAnnounced(let count, let first):
      return
        "\(Self.format.count(count, "acontecimento marcado", "acontecimentos marcados")); o primeiro às \(first.clock)"
    case .weatherEmpty: return "não há nada marcado para acontecer"
    case .noReservations: return "não há capacidade reservada"
    case .noShortage: return "a EC2 tem de tudo, e o Karpenter não evita nada"
    case .shortageUntil(let end): return "\(end.map { "até \($0.clock)" } ?? "sem fim marcado")"
    case .alsoAvoided(let count):
      return
        "e mais \(Self.format.count(count, "oferta", "ofertas")) que o Karpenter não pede por 3m depois da recusa"
    }
  }

  private static func reader(isRead: Bool) -> String {
    isRead
      ? "; o Karpenter lê" : "; ninguém lê (settings.interruptionQueue não aponta para ela)"
  }

  private static func hint(_ refusal: CloudRefusal, _ nearest: [String]) -> String {
    guard !nearest.isEmpty else { return "" }
    let names = nearest.prefix(5).map { "`\($0)`" }
    switch refusal {
    case .noSuchNode, .noSuchZone, .noSuchType: return ". Quis dizer \(format.any(names))?"
    case .notSpot, .noSpotMachine, .notKarpenters, .announced, .notRunning, .zoneIsDown, .zoneIsUp,
      .imageExists, .noImages, .notOf, .noNodeImages, .nodeImageExists,
      .nothingToEnd, .noSuchReservation:
      return ". Serve: \(format.any(names))"
    }
  }

  private static func portuguese(_ refusal: CloudRefusal) -> String {
    switch refusal {
    case .noSuchNode(let node): "não há nó com o nome \"\(node)\""
    case .notKarpenters(let node):
      "\(node) não é uma máquina do Karpenter, e aqui só essas podem ser mexidas na EC2"
    case .notSpot(let node, let type):
      "\(node) é \(type.rawValue): a EC2 só toma de volta máquinas spot"
    case .noSpotMachine: "não há máquina spot rodando"
    case .announced(let node, let end):
      "a EC2 já avisou que toma \(node) de volta às \(end.clock)"
    case .notRunning(let node, let state): "a máquina de \(node) não está rodando: \(state.rawValue)"
    case .noSuchZone(let zone): "não há zona \"\(zone)\" na região"
    case .zoneIsDown(let zone): "\(zone) já está fora do ar"
    case .zoneIsUp(let zone): "\(zone) não está fora do ar"
    case .noSuchType(let type): "a EC2 não tem o tipo \"\(type)\" nesta região"
    case .noSuchReservation(let id): "não há reserva de capacidade \"\(id)\""
    case .imageExists(let family, let version): "a imagem \(family.rawValue) \(version) já existe"
    case .noImages(let family): "a AWS não publica imagens \(family.rawValue) para o Kubernetes 1.35"
    case .nothingToEnd: "não há nada disso acontecendo agora"
    case .notOf(let provider):
      "isso é da AWS, e este cluster está na \(provider.title). O que vale nela: `spot interrupt`, `spot wave`, `ice`, `zone outage`, `ec2 stop|terminate|impair|throttle|slow-boot|never-join` e `image release`"
    case .noNodeImages(let family, let provider):
      "aqui a \(provider.title) não tem imagens da família \"\(family)\""
    case .nodeImageExists(let family, let version): "a imagem \(family) \(version) já existe"
    }
  }
}
