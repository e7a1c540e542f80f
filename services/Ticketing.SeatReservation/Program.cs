using Ticketing.Contracts.Channels;
using Ticketing.Messaging;
using Ticketing.Messaging.Auditing;
using Ticketing.Messaging.Consuming;
using Ticketing.SeatReservation;
using Ticketing.SeatReservation.Reconciling;
using Ticketing.ServiceDefaults;
using Ticketing.ServiceDefaults.Auth;
using Ticketing.ServiceDefaults.Http;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddTicketingApi();
builder.AddKeyedRedisClient("kvrocks");
builder.AddSeatReservation();
builder.AddHttpEventDirectory();
builder.AddHttpEndedSessions();
builder.AddHttpAuditLog();
builder.AddTicketingMessaging(ServiceNames.SeatReservation);
builder.AddLostStateWatch();

var app = builder.Build();
app.UseAuditedRequests();
app.UseTicketingApi();
app.MapDefaultEndpoints();
app.MapDeadLetters(Policies.Operator);
app.MapSeatReservation();
app.MapReconciling();
app.Run();
