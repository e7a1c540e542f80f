using Microsoft.Extensions.Configuration;
using Ticketing.AppHost;
using Ticketing.AppHost.Infrastructure;

var builder = DistributedApplication.CreateBuilder(args);

// Where containers are at hand the stores are containers, elsewhere local processes: Infrastructure/Wiring.cs.
var stores = Wiring.AddStores(builder);
var keys = SigningKeys.Add(builder);
var serviceKey = GeneratedSecret.Add(builder, "service-key");
var publicPort = PublicPort.Of(builder);

var migrations = builder.AddProject<Projects.Ticketing_Migrations>("migrations", launchProfileName: null)
    .WithReference(stores.EventTicketingDb).WaitFor(stores.EventTicketingDb)
    .WithReference(stores.BookingDb).WaitFor(stores.BookingDb)
    .WithTelemetry(builder);

var eventTicketing = builder
    .AddProject<Projects.Ticketing_EventTicketing>("event-ticketing-service", launchProfileName: null)
    .WithHttpEndpoint().WithHttpHealthCheck("/health")
    .WithReference(stores.EventTicketingDb).WaitForCompletion(migrations)
    .WithBroker(stores)
    .WithEnvironment("Auth__PublicKey", keys.Public)
    .WithEnvironment("Auth__PrivateKey", keys.Private)
    .WithEnvironment("Auth__ServiceKey", serviceKey)
    .WithOperatorAccount(builder)
    .WithTicketKey(builder)
    .WithTelemetry(builder);

var booking = builder
    .AddProject<Projects.Ticketing_Booking>("booking-service", launchProfileName: null)
    .WithHttpEndpoint().WithHttpHealthCheck("/health")
    .WithReference(stores.BookingDb).WaitForCompletion(migrations)
    .WithReference(stores.Redis).WaitFor(stores.Redis)
    .WithBroker(stores)
    .WithReference(stores.Mail)
    .WithReference(eventTicketing)
    .WithEnvironment("Auth__PublicKey", keys.Public)
    .WithEnvironment("Auth__ServiceKey", serviceKey)
    .WithSellerWebhooks(builder)
    .WithPublicUrl(builder, publicPort)
    .WithTelemetry(builder);

var seatReservation = builder
    .AddProject<Projects.Ticketing_SeatReservation>("seat-reservation-service", launchProfileName: null)
    .WithReplicas(2)
    .WithHttpEndpoint().WithHttpHealthCheck("/health")
    .WithReference(stores.Kvrocks).WaitFor(stores.Kvrocks)
    .WithBroker(stores)
    .WithReference(eventTicketing)
    .WithEnvironment("Auth__PublicKey", keys.Public)
    .WithTelemetry(builder);

// Event-ticketing asks for the seats of a new event before it opens the sale; neither waits for the other to start.
eventTicketing.WithReference(seatReservation);

// Booking asks which seats are free on behalf of those who wait for some.
booking.WithReference(seatReservation);

var gateway = builder.AddProject<Projects.Ticketing_Gateway>("gateway", launchProfileName: null)
    .WithHttpEndpoint(port: publicPort).WithExternalHttpEndpoints().WithHttpHealthCheck("/health")
    .WithReference(eventTicketing).WaitFor(eventTicketing)
    .WithReference(booking).WaitFor(booking)
    .WithReference(seatReservation).WaitFor(seatReservation)
    .WithTelemetry(builder);

PaymentWiring.Connect(builder, booking, gateway);

PublishTargets.Add(builder);
builder.Build().Run();
