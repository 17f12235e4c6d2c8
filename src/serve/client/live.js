const style = "STYLE"; void style;
