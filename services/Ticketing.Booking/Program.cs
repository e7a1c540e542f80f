using Ticketing.Booking;
using Ticketing.Booking.Infrastructure;
using Ticketing.Contracts.Channels;
using Ticketing.Messaging;
using Ticketing.Messaging.Consuming;
using Ticketing.ServiceDefaults;
using Ticketing.ServiceDefaults.Auth;
using Ticketing.ServiceDefaults.Http;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddTicketingApi(BookingJson.Default);
builder.AddServiceDatabase<BookingDbContext>("booking-db");
// Orders are taken and paid without Redis, so its absence does not make this service unready.
builder.AddRedisClient("redis", settings => settings.DisableHealthChecks = true);
builder.AddHttpEventDirectory();
builder.AddBooking();
builder.AddNotifications();
builder.AddSellerWebhooks();
builder.AddTicketingMessaging(ServiceNames.Booking);
builder.AddOutboxRelay();

var app = builder.Build();
app.UseTicketingApi();
app.UseWebSockets();
app.MapDefaultEndpoints();
app.MapDeadLetters(Policies.Operator);
app.MapOrders();
app.MapNotifications();
app.Run();
