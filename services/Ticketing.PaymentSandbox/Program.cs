using Ticketing.PaymentSandbox;
using Ticketing.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddPaymentSandbox();

var app = builder.Build();
app.MapDefaultEndpoints();
app.MapPaymentSandbox();
app.Run();
