using Ticketing.Booking;
using Ticketing.Booking.Bookings;
using Ticketing.Contracts.Channels;
using Ticketing.Messaging;
using Ticketing.Messaging.Auditing;
using Ticketing.Messaging.Consuming;
using Ticketing.ServiceDefaults;
using Ticketing.ServiceDefaults.Auth;
using Ticketing.ServiceDefaults.Http;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddTicketingApi();
builder.AddServiceDatabase<BookingDbContext>("booking-db");
// Orders are taken and paid without Redis, so its absence does not make this service unready.
builder.AddRedisClient("redis", settings => settings.DisableHealthChecks = true);
builder.AddHttpEventDirectory();
builder.AddHttpEndedSessions();
builder.Services.AddForwardedAddresses();
builder.AddBooking();
builder.AddTicketingMessaging(ServiceNames.Booking);
builder.AddOutboxRelay();

var app = builder.Build();
app.UseForwardedHeaders();
app.UseAuditedRequests();
app.UseTicketingApi();
app.UseWebSockets();
app.MapDefaultEndpoints();
app.MapDeadLetters(Policies.Operator);
app.MapBooking();
app.Run();
