using Ticketing.Contracts.Channels;
using Ticketing.EventTicketing.Features.CloseSale;
using Ticketing.EventTicketing.Features.CreateEvent;
using Ticketing.EventTicketing.Features.GetEvent;
using Ticketing.EventTicketing.Features.GetMe;
using Ticketing.EventTicketing.Features.ListEvents;
using Ticketing.EventTicketing.Features.ListTickets;
using Ticketing.EventTicketing.Features.LogIn;
using Ticketing.EventTicketing.Features.LogOut;
using Ticketing.EventTicketing.Features.OpenSale;
using Ticketing.EventTicketing.Features.ReadEventDirectory;
using Ticketing.EventTicketing.Features.ReadSeatRecord;
using Ticketing.EventTicketing.Features.RecordTickets;
using Ticketing.EventTicketing.Features.RefreshToken;
using Ticketing.EventTicketing.Features.RegisterUser;
using Ticketing.EventTicketing.Infrastructure;
using Ticketing.Messaging;
using Ticketing.Messaging.Consuming;
using Ticketing.Messaging.Directory;
using Ticketing.ServiceDefaults;
using Ticketing.ServiceDefaults.Auth;
using Ticketing.ServiceDefaults.Http;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddTicketingApi(EventTicketingJson.Default);
builder.AddServiceDatabase<EventTicketingDbContext>("event-ticketing-db");

builder.AddUserAccounts();
builder.AddEventCreation();
builder.Services.AddSingleton<IEventDirectorySource, DatabaseEventDirectorySource>();
builder.Services.AddSingleton<SectionIndexes>();
builder.Services.AddSingleton<SeatRecordQuery>();
builder.Services.AddSingleton<IMessageBatchHandler, RecordTicketsHandler>();
builder.AddTicketingMessaging(ServiceNames.EventTicketing);
builder.AddOutboxRelay();

var app = builder.Build();
app.UseForwardedHeaders();
app.UseTicketingApi();
app.UseRateLimiter();
app.MapDefaultEndpoints();
app.MapDeadLetters(Policies.Operator);

RegisterUserEndpoint.Map(app);
LogInEndpoint.Map(app);
RefreshTokenEndpoint.Map(app);
LogOutEndpoint.Map(app);
GetMeEndpoint.Map(app);
CreateEventEndpoint.Map(app);
ListEventsEndpoint.Map(app);
GetEventEndpoint.Map(app);
ListTicketsEndpoint.Map(app);
CloseSaleEndpoints.Map(app);
ReadEventDirectoryEndpoint.Map(app);
ReadSeatRecordEndpoint.Map(app);

await app.RunAsync();
