using Ticketing.AppHost;
using Ticketing.AppHost.Dashboard;
using Ticketing.AppHost.Infrastructure;
using Ticketing.AppHost.Startup;

try
{
    var builder = DistributedApplication.CreateBuilder(args);
    var previousWasKilled = DataFolderLock.Take(builder);
    DashboardAddresses.Choose(builder);
    var publicPort = PublicPort.Of(builder, previousWasKilled);
    var publicUrl = PublicPort.UrlOf(builder, publicPort);

    // Where containers are at hand the stores are containers, elsewhere local processes: Infrastructure/Wiring.cs.
    var stores = Wiring.AddStores(builder);
    var keys = SigningKeys.Add(builder);
    var serviceKey = GeneratedSecret.Add(builder, "service-key");
    var gatewayKey = GeneratedSecret.Add(builder, "gateway-key");
    var operatorAccount = OperatorAccount.Add(builder);

    var migrations = builder.AddProject<Projects.Ticketing_Migrations>("migrations", launchProfileName: null)
        .WithReference(stores.EventTicketingDb).WaitFor(stores.EventTicketingDb)
        .WithReference(stores.BookingDb).WaitFor(stores.BookingDb)
        .WithIconName("DatabaseArrowUp")
        .WithTelemetry(builder);

    var eventTicketing = builder
        .AddProject<Projects.Ticketing_EventTicketing>("event-ticketing-service", launchProfileName: null)
        .WithOwnHttpEndpoint().WithHttpHealthCheck("/health")
        .WithReference(stores.EventTicketingDb).WaitForCompletion(migrations)
        .WithBroker(stores)
        .WithEnvironment("Auth__PublicKey", keys.Public)
        .WithEnvironment("Auth__PrivateKey", keys.Private)
        .WithEnvironment("Auth__ServiceKey", serviceKey)
        .WithOperatorAccount(operatorAccount)
        .WithSecondFactorKey(builder)
        // The site that passkeys are for.
        .WithEnvironment("Ticketing__PublicUrl", publicUrl)
        .WithAccountSettings(builder)
        .WithTicketKey(builder)
        .WithWalletKeys(builder)
        .WithSellerLimits(builder)
        .WithIconName("TicketDiagonal")
        .WithTelemetry(builder);

    var booking = builder
        .AddProject<Projects.Ticketing_Booking>("booking-service", launchProfileName: null)
        .WithOwnHttpEndpoint().WithHttpHealthCheck("/health")
        .WithReference(stores.BookingDb).WaitForCompletion(migrations)
        .WithReference(stores.Redis).WaitFor(stores.Redis)
        .WithBroker(stores)
        .WithReference(stores.Mail)
        .WithReference(eventTicketing)
        .WithEnvironment("Auth__PublicKey", keys.Public)
        .WithEnvironment("Auth__ServiceKey", serviceKey)
        .WithEnvironment("Auth__GatewayKey", gatewayKey)
        .WithSellerWebhooks(builder)
        .WithBuyerLimits(builder)
        .WithDemandRooms(builder)
        // Where links in mails lead.
        .WithEnvironment("Mail__PublicUrl", publicUrl)
        .WithIconName("Cart")
        .WithTelemetry(builder);

    var seatReservation = builder
        .AddProject<Projects.Ticketing_SeatReservation>("seat-reservation-service", launchProfileName: null)
        .WithReplicas(2)
        .WithHttpEndpoint().WithHttpHealthCheck("/health")
        .WithReference(stores.Kvrocks).WaitFor(stores.Kvrocks)
        .WithBroker(stores)
        .WithReference(eventTicketing)
        .WithEnvironment("Auth__PublicKey", keys.Public)
        .WithEnvironment("Auth__ServiceKey", serviceKey)
        .WithIconName("Grid")
        .WithTelemetry(builder);

    // Event-ticketing asks for the seats of a new event before it opens the sale; neither waits for the other to start.
    eventTicketing.WithReference(seatReservation);

    // It asks booking what belongs to a person who exports or deletes their data.
    eventTicketing.WithReference(booking);

    // Booking asks which seats are free on behalf of those who wait for some.
    booking.WithReference(seatReservation);

    // Not behind the orchestrator's proxy, which holds two handles a connection: with 10,000 people at once it ran out of
    // them and refused everybody from then on (docs/benchmarks.md).
    var gateway = builder.AddProject<Projects.Ticketing_Gateway>("gateway", launchProfileName: null)
        .WithHttpEndpoint(port: publicPort, isProxied: builder.ExecutionContext.IsPublishMode)
        .WithExternalHttpEndpoints().WithHttpHealthCheck("/health")
        // It starts beside the services, as in production, and answers 503 for those that are not there yet.
        .WithReference(eventTicketing)
        .WithReference(booking)
        .WithReference(seatReservation)
        // Not waited for: while it is away each gateway limits by what it knows itself.
        .WithReference(stores.Redis)
        .WithEnvironment("Auth__PublicKey", keys.Public)
        .WithEnvironment("Auth__GatewayKey", gatewayKey)
        .WithLimits(builder)
        .WithEntryChallenge(builder)
        .WithOperatorsAtGateway(builder)
        .WithUrlForEndpoint("http", url => url.DisplayText = "Shop")
        .WithUrlForEndpoint("http", _ => new ResourceUrlAnnotation { Url = "/docs", DisplayText = "API reference" })
        .WithIconName("Globe")
        .WithTelemetry(builder);

    PaymentWiring.Connect(builder, booking, gateway);

    using var asOperator = new OperatorClient(eventTicketing, operatorAccount);
    eventTicketing.WithDeadLetterCommand(asOperator).WithKillCommand();
    booking.WithDeadLetterCommand(asOperator).WithKillCommand();
    seatReservation.WithSeatStateCommands(asOperator).WithDeadLetterCommand(asOperator).WithKillCommand();
    gateway.WithKillCommand();
    LoadResources.Add(builder, gateway);

    BuiltPrograms.Use(builder);
    PublishTargets.Add(builder);
    ConsoleLog.Quieten(builder);
    OrderedStop.Add(builder);
    StartReport.Add(builder, publicPort);
    using var app = builder.Build();
    app.Run();
    return Environment.ExitCode;
}
catch (OperationCanceledException) when (Environment.ExitCode != 0)
{
    // StartReport has told why, and has stopped what was still starting.
    return Environment.ExitCode;
}
catch (StartException e)
{
    Console.Error.WriteLine($"ticketing: {e.Message}");
    return 1;
}
